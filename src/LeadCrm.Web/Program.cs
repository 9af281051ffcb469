using LeadCrm.Web.Commands;

return await LeadCrmCommands.RunAsync(args);
