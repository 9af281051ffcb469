using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.Journal;

/// <summary>Facts and their texts, for whatever writes past the change tracker.</summary>
internal sealed class FactCopy(IModel model)
{
    private readonly EntityCopy<FactText> _texts = EntityCopy<FactText>.Of(model);

    /// <summary>The facts alone.</summary>
    public EntityCopy<Fact> Facts { get; } = EntityCopy<Fact>.Of(model);

    /// <summary>Writes facts with their texts, in the transaction that the connection is in.</summary>
    public async Task WriteAsync(NpgsqlConnection connection, IReadOnlyCollection<Fact> facts, CancellationToken ct)
    {
        UseCaseTrace.Wrote(facts);
        var texts = facts.Select(f => f.Text).OfType<FactText>().ToList();
        if (texts.Count > 0)
            await _texts.WriteAsync(connection, texts, ct);
        if (facts.Count > 0)
            await Facts.WriteAsync(connection, facts, ct);
    }

    /// <summary>Adds facts with their texts to a batch.</summary>
    public void AddTo(NpgsqlBatch batch, IReadOnlyCollection<Fact> facts)
    {
        UseCaseTrace.Wrote(facts);
        foreach (var fact in facts)
        {
            if (fact.Text is { } text)
                batch.BatchCommands.Add(_texts.Insert(text));
            batch.BatchCommands.Add(Facts.Insert(fact));
        }
    }
}
