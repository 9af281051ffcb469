using LeadCrm.Infrastructure.Encryption;

namespace LeadCrm.Application.Tests.Encryption;

public sealed class MasterKeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("leadcrm-key-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Of_many_that_start_at_once_on_a_new_folder_all_have_one_key()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Convert.ToBase64String(MasterKey.FromDataFolder(_folder).ClinicalKey))));
        keys.Distinct().ShouldHaveSingleItem();
        Directory.GetFiles(_folder).ShouldHaveSingleItem();
    }

    [Fact]
    public void One_that_ended_while_it_wrote_the_key_leaves_nothing_that_stops_the_next()
    {
        File.WriteAllText(Path.Combine(_folder, "master.key.0f.new"), "");
        var key = MasterKey.FromDataFolder(_folder).ClinicalKey;
        MasterKey.FromDataFolder(_folder).ClinicalKey.ShouldBe(key);
    }
}
