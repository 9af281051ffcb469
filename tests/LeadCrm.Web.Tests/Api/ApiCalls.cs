using System.Net.Http.Json;
using System.Text.Json;

namespace LeadCrm.Web.Tests.Api;

/// <summary>Calls as a script would make them: JSON in, JSON out.</summary>
internal static class ApiCalls
{
    public static async Task<JsonElement> GetJsonAsync(this HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        answer.IsSuccessStatusCode.ShouldBeTrue($"GET {path} gave {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static Task<HttpResponseMessage> PostJsonAsync(this HttpClient client, string path, object? body = null) =>
        client.PostAsJsonAsync(path, body ?? new { });

    /// <summary>Posts and insists on success.</summary>
    public static async Task<HttpResponseMessage> DoAsync(this HttpClient client, string path, object? body = null)
    {
        var answer = await client.PostJsonAsync(path, body);
        answer.IsSuccessStatusCode.ShouldBeTrue($"POST {path} gave {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return answer;
    }

    /// <summary>The stable code of a refusal.</summary>
    public static async Task<string?> CodeAsync(this HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }
}
