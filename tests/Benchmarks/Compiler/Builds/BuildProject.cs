using System.ComponentModel;
using System.Diagnostics;
using Benchmarks.Compiler.Generators;
using Benchmarks.Compiler.Projects;

namespace Benchmarks.Compiler.Builds;

/// <summary>A project on disk, with a generator or without it.</summary>
internal sealed class BuildProject
{
    private readonly string _folder;
    private int _edits;

    /// <summary>Writes the project.</summary>
    /// <param name="folder">The folder that becomes its parent.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="with">Whether the compiler is given the generator, and the analyzers that come with it.</param>
    /// <param name="messages">How many records it has.</param>
    public BuildProject(string folder, GeneratorUnderTest generator, bool with, int messages)
    {
        (Generator, IsWith) = (generator.Name, with);
        _folder = Path.Combine(folder, $"{generator.Name}-{(with ? "with" : "without")}");
        Directory.CreateDirectory(_folder);
        foreach (var file in generator.Source.Files(messages))
        {
            File.WriteAllText(Path.Combine(_folder, file.Path), file.Text);
        }

        File.WriteAllText(Path.Combine(_folder, "Acme.csproj"), Text(generator, with));
    }

    /// <summary>The generator's name.</summary>
    public string Generator { get; }

    /// <summary>Whether the generator runs.</summary>
    public bool IsWith { get; }

    /// <summary>Fetches nothing, but writes what a build needs to know.</summary>
    /// <exception cref="CompilerException">It failed.</exception>
    public void Restore(CancellationToken cancellationToken) => Run(["restore"], cancellationToken);

    /// <summary>Changes a line and builds.</summary>
    /// <returns>Elapsed milliseconds.</returns>
    /// <exception cref="CompilerException">The build failed.</exception>
    public double Build(CancellationToken cancellationToken)
    {
        File.WriteAllText(Path.Combine(_folder, ProjectSource.UnrelatedPath), ProjectSource.Unrelated(++_edits, 0).Text);
        return Run(["build", "--no-restore", "-c", "Release"], cancellationToken);
    }

    // A compiler server would be warm for one build and cold for another, and would be shared with every other build of this machine.
    private double Run(string[] arguments, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        using var build = Process.Start(new ProcessStartInfo("dotnet", [.. arguments, "-nologo", "-v", "quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new CompilerException("dotnet does not start.");
        using var stop = cancellationToken.Register(() => Kill(build));
        var error = build.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        cancellationToken.ThrowIfCancellationRequested();
        return build.ExitCode == 0
            ? Stopwatch.GetElapsedTime(start).TotalMilliseconds
            : throw new CompilerException($"dotnet {string.Join(' ', arguments)} failed in {_folder}: {output}{error.GetAwaiter().GetResult()}");
    }

    private static void Kill(Process build)
    {
        try
        {
            build.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }

    // The generator of System.Text.Json comes with the framework, and its context does not compile without it.
    private static string Text(GeneratorUnderTest generator, bool with) =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <LangVersion>14</LangVersion>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            {string.Concat(generator.References.Select(static path => $"""<Reference Include="{path}" />"""))}
            {(with ? "" : """<Compile Remove="Context.cs" />""")}
          </ItemGroup>
          <Target Name="ChooseGenerator" BeforeTargets="CoreCompile">
            <ItemGroup>
              <Analyzer Remove="@(Analyzer)" Condition="'%(Filename)' == 'System.Text.Json.SourceGeneration'" />
              {(with ? string.Concat(generator.Files.Select(static path => $"""<Analyzer Include="{path}" />""")) : "")}
            </ItemGroup>
          </Target>
        </Project>
        """;
}
