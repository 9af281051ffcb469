using LeadCrm.Application.FollowUps;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Infrastructure.Mail;

public static class MailRegistration
{
    private const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>Sends mails over the server of the section <c>Smtp</c>, or writes them to the data folder when none is named.</summary>
    public static IServiceCollection AddLeadCrmMail(this IServiceCollection services, IConfiguration configuration)
    {
        var options = MailOptions.Read(configuration);
        services.AddSingleton(options);
        // Read when first used: the host may set its own address after this.
        services.AddSingleton(_ => new PublicUrl(new Uri(configuration["LeadCrm:PublicUrl"] is { Length: > 0 } url ? url : DefaultAddress, UriKind.Absolute)));
        services.AddSingleton<MailTemplates>();
        services.AddSingleton<MailWriter>();
        if (options.Host is null)
            services.AddSingleton<IMailTransport, FileTransport>();
        else
            services.AddSingleton<IMailTransport, SmtpTransport>();
        return services;
    }
}
