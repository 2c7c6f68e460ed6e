using AgentContracts.Testing.RedisServers;

// Run by itself, it is a server that leaves nothing behind: it lives until its input ends.
await using var server = await RedisServer.StartAsync();
Console.WriteLine($"{server.Address} {server.ProcessId} {server.DataDirectory}");
await Console.In.ReadToEndAsync();
