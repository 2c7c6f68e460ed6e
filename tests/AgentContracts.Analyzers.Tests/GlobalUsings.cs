global using AgentContracts.Analyzers.Rules;
global using AgentContracts.Analyzers.Tests.Harness;
global using AgentContracts.CodeFixes.Rules;
global using Microsoft.CodeAnalysis;
global using Microsoft.CodeAnalysis.Diagnostics;
