using System.Diagnostics;
using System.Text.Json;

namespace AgentContracts.Analyzers.Tests.Harness;

/// <summary>The packages of this build in a feed of their own, and projects outside of the repository that reference them.</summary>
public sealed class Packages : IAsyncLifetime
{
    /// <summary>A version that no feed has.</summary>
    public const string Version = "0.0.0-scratch";

    private static readonly string[] Projects = ["AgentContracts", "AgentContracts.Hub", "AgentContracts.Redis"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("contracts-");

    /// <summary>Where the packages are.</summary>
    public string Feed => Path.Combine(_folder.FullName, "feed");

    /// <summary>Packs what the build of these tests has built.</summary>
    public async ValueTask InitializeAsync()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        Write("Pack.proj", $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{string.Join(';', Projects.Select(static p => Path.Combine(Catalog.Root, "src", p, $"{p}.csproj")))}" Targets="Pack"
                         Properties="Configuration={configuration};NoBuild=true;PackageVersion={Version};PackageOutputPath={Feed}" />
              </Target>
            </Project>
            """);
        var (code, output) = await RunAsync("msbuild", "Pack.proj", "-t:Pack", "-nologo", "-v:q");
        Assert.True(code == 0, output);
    }

    /// <summary>Writes a project that references one of the packages, or another project.</summary>
    /// <param name="name">Its name and folder.</param>
    /// <param name="reference">The package, or the name of the other project.</param>
    /// <param name="files">Its files.</param>
    public void AddProject(string name, string reference, IEnumerable<KeyValuePair<string, string>> files)
    {
        var item = Projects.Contains(reference)
            ? $"""<PackageReference Include="{reference}" Version="{Version}" />"""
            : $"""<ProjectReference Include="../{reference}/{reference}.csproj" />""";
        Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <RestoreAdditionalProjectSources>{Feed}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Path.Combine(_folder.FullName, "packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{RestoredPackages()}</RestoreFallbackFolders>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>{item}</ItemGroup>
            </Project>
            """);
        foreach (var (file, text) in files)
        {
            Write($"{name}/{file}.cs", text);
        }
    }

    /// <summary>Builds all projects, as a user does.</summary>
    public async Task<string> BuildAsync()
    {
        Write("Scratch.slnx", $"<Solution>{string.Concat(_folder.GetDirectories().SelectMany(static d => d.GetFiles("*.csproj")).Select(static p => $"<Project Path=\"{p.Directory!.Name}/{p.Name}\" />"))}</Solution>");
        return (await RunAsync("build", "Scratch.slnx", "-nologo", "-clp:NoSummary", "--disable-build-servers")).Output;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return default;
    }

    // What the packages depend on has been restored for these tests and is not fetched again.
    private static string RestoredPackages()
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Catalog.Root, "tests", "AgentContracts.Analyzers.Tests", "obj", "project.assets.json")));
        return string.Join(';', assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(static f => f.Name));
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var cancellationToken = TestContext.Current.CancellationToken;
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, output + await error);
    }
}
