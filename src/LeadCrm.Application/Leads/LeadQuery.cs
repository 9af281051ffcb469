using FluentValidation;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Reports;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Leads;

/// <summary>
/// Which leads: the one value behind list, board, facets, reports and what is done with many at once. All that is set has to hold; nothing set
/// means every lead. <see cref="LeadFilter"/> alone says what it means to the database, <see cref="LeadQueryUrl"/> how an address writes it.
/// In which order and which page stands apart.
/// </summary>
public sealed record LeadQuery : ICreationPeriod
{
    /// <summary>Where they stand.</summary>
    public LeadStages Stages { get; init; }

    /// <summary>Who owns them.</summary>
    public LeadOwner? Owner { get; init; }

    /// <summary>Reference, name, e-mail, phone or external id, or parts of them, as somebody says or writes them.</summary>
    public string? Text { get; init => field = NullIfEmpty(value); }

    /// <summary>Only leads with (true) or without (false) an open possible emergency.</summary>
    public bool? RedFlag { get; init; }

    /// <summary>Only leads on which something is due (true) or nothing is (false). Closed leads and imported history are no work.</summary>
    public bool? HasNextStep { get; init; }

    /// <summary>Whose move it is.</summary>
    public WaitingOn? WaitingOn { get; init; }

    /// <summary>Source, in any case.</summary>
    public string? Source { get; init => field = NullIfEmpty(value); }

    /// <summary>Article slug, in any case.</summary>
    public string? Article { get; init => field = NullIfEmpty(value); }

    /// <summary>Campaign, in any case.</summary>
    public string? Campaign { get; init => field = NullIfEmpty(value); }

    /// <summary>Category code.</summary>
    public string? Category { get; init => field = NullIfEmpty(value); }

    /// <summary>Condition code.</summary>
    public string? Condition { get; init => field = NullIfEmpty(value); }

    /// <summary>Treatment code.</summary>
    public string? Treatment { get; init => field = NullIfEmpty(value); }

    /// <summary>Country, ISO 3166-1.</summary>
    public string? Country { get; init => field = NullIfEmpty(value); }

    /// <summary>Language of who asks, as a tag (BCP 47). Imported history has nobody who speaks one.</summary>
    public string? Language { get; init => field = NullIfEmpty(value); }

    /// <inheritdoc/>
    public DateOnly? From { get; init; }

    /// <inheritdoc/>
    public DateOnly? To { get; init; }

    /// <summary>Only leads that a number of the conversion report counts. Only who may read reports may ask for it.</summary>
    public ReportCell? Cell { get; init; }

    /// <summary>Every lead.</summary>
    public static LeadQuery All { get; } = new();

    /// <summary>Every lead on which something is due.</summary>
    public static LeadQuery Work { get; } = new() { HasNextStep = true };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

internal sealed class LeadQueryValidator : AbstractValidator<LeadQuery>
{
    public LeadQueryValidator()
    {
        Include(new CreationPeriodValidator());
        RuleFor(q => q.Text).MaximumLength(200).WithErrorCode("too-long");
        RuleFor(q => q.Source).MaximumLength(200).WithErrorCode("too-long");
        RuleFor(q => q.Article).MaximumLength(200).WithErrorCode("too-long");
        RuleFor(q => q.Campaign).MaximumLength(200).WithErrorCode("too-long");
        RuleFor(q => q.Category).MaximumLength(60).WithErrorCode("too-long");
        RuleFor(q => q.Condition).MaximumLength(60).WithErrorCode("too-long");
        RuleFor(q => q.Treatment).MaximumLength(60).WithErrorCode("too-long");
        RuleFor(q => q.Country).MaximumLength(2).WithErrorCode("too-long");
        RuleFor(q => q.Language).MaximumLength(35).WithErrorCode("too-long");
        RuleFor(q => q.WaitingOn).IsInEnum().WithErrorCode(ChoiceRule.Code);
        RuleFor(q => q.Cell!).SetValidator(new ReportCellValidator()).When(q => q.Cell is not null);
    }
}
