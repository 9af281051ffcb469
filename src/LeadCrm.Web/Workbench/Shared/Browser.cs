using Microsoft.JSInterop;

namespace LeadCrm.Web.Workbench.Shared;

/// <summary>What only the browser can do: its time zone, the remembered theme, focus, and keys pressed outside of fields.</summary>
public sealed class Browser(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _module;

    public async Task<string?> TimeZoneAsync() => await (await ModuleAsync()).InvokeAsync<string?>("timeZone");

    public async Task ShowThemeAsync(bool dark) => await (await ModuleAsync()).InvokeVoidAsync("showTheme", dark);

    public async Task RememberThemeAsync(bool dark) => await (await ModuleAsync()).InvokeVoidAsync("rememberTheme", dark);

    /// <summary>Puts this behind the address without going anywhere; empty takes it away.</summary>
    public async Task ShowInAddressAsync(string part) => await (await ModuleAsync()).InvokeVoidAsync("showInAddress", part);

    public async Task FocusAsync(string elementId) => await (await ModuleAsync()).InvokeVoidAsync("focus", elementId);

    /// <summary>Calls <c>PressedAsync(key)</c> of the listener for each of these keys, until the subscription is disposed.</summary>
    public async Task<IJSObjectReference> ListenAsync<T>(DotNetObjectReference<T> listener, IEnumerable<string> keys)
        where T : class =>
        await (await ModuleAsync()).InvokeAsync<IJSObjectReference>("listen", listener, keys.ToArray());

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the module with it.
        }
    }

    private async Task<IJSObjectReference> ModuleAsync() => _module ??= await js.InvokeAsync<IJSObjectReference>("import", "/workbench.js");
}
