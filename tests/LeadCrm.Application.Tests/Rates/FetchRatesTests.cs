using LeadCrm.Application.Access;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Rates;
using LeadCrm.Domain;
using LeadCrm.Infrastructure.Jobs;
using LeadCrm.TestSupport;
using LeadCrm.TestSupport.UseCases;
using LeadCrm.TestSupport.Walks;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LeadCrm.Application.Tests.Rates;

public sealed class FetchRatesTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>, IAsyncLifetime
{
    private static readonly Caller s_administrator = new(Roles.Administrator, Guid.Parse("01990000-0000-7000-8000-0000000000a2"));

    private RatesServer _bank = null!;
    private ServiceProvider _services = null!;

    public async ValueTask InitializeAsync()
    {
        _bank = await RatesServer.StartAsync();
        _services = With(_bank.Address);
        await ForgetAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _bank.DisposeAsync();
    }

    [Fact]
    public async Task A_day_is_kept_once_however_often_and_by_how_many_at_once()
    {
        (await SendAsync(new GetRates(), UseCaseFixture.Manager)).Day.ShouldBe(new DateOnly(2026, 11, 20), "the day that ships");
        _bank.Content = RatesServer.File("2026-11-23", ("USD", "1.1600"), ("GBP", "0.8770"));
        var came = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(new FetchRates())));
        came.Count(isNew => isNew).ShouldBe(1);
        (await SendAsync(new FetchRates())).ShouldBeFalse();
        _bank.Content = RatesServer.File("2026-11-23", ("USD", "2"), ("JPY", "180"));
        (await SendAsync(new FetchRates())).ShouldBeFalse("a day that is there never changes");
        (await KeptAsync()).ShouldBe(["2026-11-23 GBP 0.877000", "2026-11-23 USD 1.160000"]);
        var rates = await SendAsync(new GetRates(), UseCaseFixture.Manager);
        (rates.Day, rates.IsOld, rates.PerEuro["USD"]).ShouldBe((new DateOnly(2026, 11, 23), false, 1.16m));
    }

    [Theory]
    [InlineData("", "rates-empty")]
    [InlineData("<html>Not found", "rates-unreadable")]
    [InlineData("<E><Cube time='2027-01-02'><Cube currency='USD' rate='1.1'/></Cube></E>", "rates-in-the-future")]
    [InlineData("<E><Cube time='2026-11-20'><Cube currency='USD' rate='1.1'/><Cube currency='GBP' rate='-1'/></Cube></E>", "rates-out-of-range")]
    [InlineData("<E><Cube time='2026-11-20'><Cube currency='USD' rate='1.1'/><Cube currency='ABC' rate='1'/></Cube></E>", "rates-unknown-currency")]
    public async Task What_cannot_be_used_is_refused_whole_and_told_until_it_is_put_right(string file, string code)
    {
        _bank.Content = file;
        (await RefusalAsync()).ShouldBe(code);
        (await KeptAsync()).ShouldBeEmpty();
        (await FailuresAsync()).ShouldBe([code]);
        (await SendAsync(new GetRates(), UseCaseFixture.Manager)).Day.ShouldBe(new DateOnly(2026, 11, 20));

        _bank.Content = RatesServer.File("2026-11-20", ("USD", "1.1"));
        (await SendAsync(new FetchRates())).ShouldBeTrue();
        (await FailuresAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_huge_answer_a_redirection_and_an_error_are_refused()
    {
        _bank.Content = RatesServer.File("2026-11-20", Enumerable.Repeat(("USD", "1.1"), 20_000));
        (await RefusalAsync()).ShouldBe("rates-too-large");
        (_bank.Content, _bank.Status) = (RatesServer.File("2026-11-20", ("USD", "1.1")), 302);
        (await RefusalAsync()).ShouldBe("rates-unreachable");
        _bank.Status = 500;
        (await RefusalAsync()).ShouldBe("rates-unreachable");
        (await KeptAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_a_year_old_is_kept_and_told()
    {
        _bank.Content = RatesServer.File("2025-11-20", ("USD", "1.15"));
        (await SendAsync(new FetchRates())).ShouldBeTrue();
        (await FailuresAsync()).ShouldBe(["rates-old"]);
        (await SendAsync(new GetRates(), UseCaseFixture.Manager)).Day.ShouldBe(new DateOnly(2026, 11, 20), "what ships is newer");
    }

    [Fact]
    public async Task The_job_outlives_a_refusal_and_takes_the_next_file()
    {
        var job = new RateWatch(_services.GetRequiredService<IServiceScopeFactory>(), NullLogger<RateWatch>.Instance);
        _bank.Content = "<E/>";
        await job.FetchAsync(TestContext.Current.CancellationToken);
        (await FailuresAsync()).ShouldBe(["rates-unreadable"]);
        _bank.Content = RatesServer.File("2026-11-23", ("USD", "1.16"));
        await job.FetchAsync(TestContext.Current.CancellationToken);
        await job.FetchAsync(TestContext.Current.CancellationToken);
        (await KeptAsync()).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("http://www.example.org/rates.xml")]
    [InlineData("file:///etc/passwd")]
    [InlineData("rates.xml")]
    public async Task An_address_that_others_could_change_on_the_way_is_refused(string address)
    {
        await using var services = With(address);
        (await Should.ThrowAsync<BrokenRuleException>(() => SendAsync(services, new FetchRates(), Caller.System))).Code.ShouldBe("rates-address-refused");
    }

    [Fact]
    public async Task Without_an_address_nothing_is_fetched_and_only_the_system_may_fetch()
    {
        (await app.SendAsync(Caller.System, new FetchRates())).ShouldBeFalse();
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.Manager, new FetchRates()));
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.ClinicA, new GetRates()));
    }

    /// <summary>Only the owner of the tables can.</summary>
    private async Task ForgetAsync()
    {
        await using var source = NpgsqlDataSource.Create(app.OwnerConnectionString);
        await using var command = source.CreateCommand("DELETE FROM exchange_rates");
        await command.ExecuteNonQueryAsync();
    }

    private ServiceProvider With(string address) => UseCaseServices.Build(
        LeadCrmTemplate.Configuration([new("LeadCrm:ExchangeRates:Address", address)]), app.ConnectionString, app.Time);

    private async Task<string> RefusalAsync() => (await Should.ThrowAsync<BrokenRuleException>(() => SendAsync(new FetchRates()))).Code;

    private Task<List<string>> KeptAsync() => app.ReadAsync(async db =>
        (await db.ReferenceRates.AsNoTracking().OrderBy(r => r.Day).ThenBy(r => r.Currency).ToListAsync()).ConvertAll(r => FormattableString.Invariant($"{r.Day:yyyy-MM-dd} {r.Currency} {r.PerEuro}")));

    private async Task<List<string>> FailuresAsync() =>
        (await SendAsync(new ListFailedItems(), s_administrator)).Where(f => f.Queue == Queues.Rates).Select(f => f.Failure).ToList();

    private Task<T> SendAsync<T>(IRequest<T> request, Caller? caller = null) => SendAsync(_services, request, caller ?? Caller.System);

    private static async Task<T> SendAsync<T>(ServiceProvider services, IRequest<T> request, Caller caller)
    {
        await using var scope = services.CreateAsyncScope();
        using var trace = UseCaseTrace.Source.StartActivity(WalkRecorder.PastFaces);
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(caller);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
