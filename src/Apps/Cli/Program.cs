using System.Text;
using Songhua.Cli;
using Songhua.Core;

Console.OutputEncoding = new UTF8Encoding(false);
return CommandLine.Run(args, Screen.OfConsole(CommandLine.LanguageOf(args)));
