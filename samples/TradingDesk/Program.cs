using System.Runtime.InteropServices;
using Spectre.Console;
using TradingDesk;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await DeskCommand.RunAsync(args, Console.Out, Console.Error, Console.IsOutputRedirected ? null : AnsiConsole.Console, stop.Token);

void Stop(PosixSignalContext signal)
{
    // The first signal asks for a clean stop; the second is meant to kill.
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
