global using System.Collections.Immutable;
global using System.Composition;
global using AgentContracts.Roslyn;
global using Microsoft.CodeAnalysis;
global using Microsoft.CodeAnalysis.CodeActions;
global using Microsoft.CodeAnalysis.CodeFixes;
global using Microsoft.CodeAnalysis.Text;
