using System.Runtime.InteropServices;
using Benchmarks;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
return BenchmarksCommand.Run(args, Console.Out, Console.Error, stop: stop.Token);

void Stop(PosixSignalContext signal)
{
    // The first signal asks for a clean stop; the second is meant to kill.
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
