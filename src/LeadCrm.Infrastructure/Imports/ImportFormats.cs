using LeadCrm.Application.Imports;
using LeadCrm.Application.Pipeline;

namespace LeadCrm.Infrastructure.Imports;

internal sealed class ImportFormats : IImportFormats
{
    public IImportTable Open(ImportFile file, ImportMap map, CancellationToken ct)
    {
        if (file.Content.Length == 0)
            throw new InvalidRequestException("file", "file-empty", $"The file '{file.Name}' is empty.");
        return file.Name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)
            ? WorkbookTable.Open(file.Content, ct)
            : DelimitedTable.Open(file.Content, map, ct);
    }
}
