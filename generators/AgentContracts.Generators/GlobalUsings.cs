global using System.Collections.Immutable;
global using AgentContracts.Generators.Model;
