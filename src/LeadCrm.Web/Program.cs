using LeadCrm.Infrastructure.Files;
using LeadCrm.Web.Commands;

FileMask.OwnerOnly();
return await LeadCrmCommands.RunAsync(args);
