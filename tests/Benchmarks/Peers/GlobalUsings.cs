// Both call their attribute the same, and so does System.ComponentModel.DataAnnotations.
global using MessagePackKey = MessagePack.KeyAttribute;
global using NerdbankKey = Nerdbank.MessagePack.KeyAttribute;
