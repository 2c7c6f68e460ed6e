using System.Runtime.InteropServices;
using Chaos;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await ChaosCommand.RunAsync(args, Console.Out, Console.Error, stop.Token);

void Stop(PosixSignalContext signal)
{
    // The first signal asks for a clean stop; the second is meant to kill.
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
