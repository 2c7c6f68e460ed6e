global using System.Collections.Immutable;
global using AgentContracts.Roslyn;
global using Microsoft.CodeAnalysis;
global using Microsoft.CodeAnalysis.Diagnostics;
