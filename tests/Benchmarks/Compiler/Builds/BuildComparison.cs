using Benchmarks.Compiler.Generators;
using Benchmarks.Measuring;

namespace Benchmarks.Compiler.Builds;

/// <summary>Builds projects with and without each generator, in turn.</summary>
internal static class BuildComparison
{
    private const double MillisecondsPerSecond = 1000;

    /// <summary>Writes the projects to a temporary folder, restores and builds each once, then takes the time of so many builds of each.</summary>
    /// <param name="generators">The generators.</param>
    /// <param name="messages">How many records each project has.</param>
    /// <param name="rounds">How often each project is built.</param>
    /// <param name="progress">Gets a line now and then.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="CompilerException">A build failed.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static BuildTimes Measure(IReadOnlyList<GeneratorUnderTest> generators, int messages, int rounds, Action<string> progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("contracts-benchmark-").FullName;
        try
        {
            List<BuildProject> projects = [.. from generator in generators from with in (bool[])[true, false] select new BuildProject(folder, generator, with, messages)];
            progress($"Building {projects.Count} projects for the first time");
            foreach (var project in projects)
            {
                project.Restore(cancellationToken);
                project.Build(cancellationToken);
            }

            var times = new BuildTimes();
            for (var round = 0; round < rounds; round++)
            {
                foreach (var index in Rotation.Order(projects.Count, round))
                {
                    var project = projects[index];
                    var milliseconds = project.Build(cancellationToken);
                    times.Add(project.Generator, project.IsWith, milliseconds);
                    progress($"Build {round + 1} of {rounds}, {project.Generator} {(project.IsWith ? "with" : "without")}: {milliseconds / MillisecondsPerSecond:0.0} s");
                }
            }

            return times;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
