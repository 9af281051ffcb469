using LeadCrm.Application.Access;
using LeadCrm.Web.Workbench.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace LeadCrm.Web.Workbench.Layout;

/// <summary>The frame around every page: who is signed in, where they may go, and the look. Pages appear once name and time zone are known.</summary>
public sealed partial class MainLayout(Sender sender, Browser browser, ViewerClock clock, NavigationManager navigation) : LayoutComponentBase
{
    private MudThemeProvider _provider = null!;
    private ErrorBoundary? _boundary;
    private Person? _me;
    private bool _dark;
    private bool _ready;

    [CascadingParameter(Name = "ChosenDark")] public bool? ChosenDark { get; set; }

    protected override void OnInitialized() => _dark = ChosenDark == true;

    protected override void OnParametersSet() => _boundary?.Recover();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        if (ChosenDark is null)
            _dark = await _provider.GetSystemDarkModeAsync();
        await browser.ShowThemeAsync(_dark);
        clock.Use(await browser.TimeZoneAsync());
        try
        {
            _me = await sender.SendAsync(new GetMyself());
        }
        catch (NotSignedInException)
        {
            navigation.NavigateTo("/signin", forceLoad: true);
            return;
        }

        _ready = true;
        StateHasChanged();
    }

    private async Task SwitchThemeAsync()
    {
        _dark = !_dark;
        await browser.ShowThemeAsync(_dark);
        await browser.RememberThemeAsync(_dark);
    }
}
