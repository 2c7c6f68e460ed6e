// Names that StackExchange.Redis has too.
global using RedisStream = AgentContracts.Redis.Streams.RedisStream;
global using StreamConsumer = AgentContracts.Hub.Transport.StreamConsumer;
global using StreamReader = AgentContracts.Redis.Streams.StreamReader;
