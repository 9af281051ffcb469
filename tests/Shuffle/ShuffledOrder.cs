using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeadCrm.Tests.Shuffle;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(ShuffledOrder))]
[assembly: TestClassOrderer(typeof(ShuffledOrder))]
[assembly: TestMethodOrderer(typeof(ShuffledOrder))]
[assembly: TestCaseOrderer(typeof(ShuffledOrder))]

namespace LeadCrm.Tests.Shuffle;

/// <summary>
/// Runs the tests of every project in an order drawn from a seed, so that no test lives on what another one left. <c>./dev test</c>
/// draws the seed and prints it; <c>LEADCRM_TEST_SEED</c> repeats a run. Without one the order is the same every time.
/// </summary>
internal sealed class ShuffledOrder : ITestCollectionOrderer, ITestClassOrderer, ITestMethodOrderer, ITestCaseOrderer
{
    private static readonly int s_seed = int.TryParse(Environment.GetEnvironmentVariable("LEADCRM_TEST_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 0;

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : notnull, ITestCollection => Shuffle(testCollections, collection => collection.UniqueID);

    public IReadOnlyCollection<TTestClass?> OrderTestClasses<TTestClass>(IReadOnlyCollection<TTestClass?> testClasses)
        where TTestClass : notnull, ITestClass => Shuffle(testClasses, type => type?.UniqueID);

    public IReadOnlyCollection<TTestMethod?> OrderTestMethods<TTestMethod>(IReadOnlyCollection<TTestMethod?> testMethods)
        where TTestMethod : notnull, ITestMethod => Shuffle(testMethods, method => method?.UniqueID);

    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase => Shuffle(testCases, testCase => testCase.UniqueID);

    private static List<T> Shuffle<T>(IReadOnlyCollection<T> tests, Func<T, string?> id) => [.. tests.OrderBy(test => Draw(id(test)))];

    private static ulong Draw(string? id) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{s_seed}:{id}")));
}
