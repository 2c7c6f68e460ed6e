using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using TradingDesk.Tests.Otlp.Protocol;

namespace TradingDesk.Tests.Otlp;

/// <summary>A collector of OTLP over HTTP that keeps what it is sent.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<CollectedSpan> _spans = new();
    private readonly ConcurrentDictionary<(string Process, string Metric, string Attributes), CollectedSum> _sums = new();
    private readonly Task _serving;

    public Collector()
    {
        Address = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add($"{Address}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Where it is.</summary>
    public string Address { get; }

    /// <summary>The spans of all processes.</summary>
    public IReadOnlyCollection<CollectedSpan> Spans => _spans;

    /// <summary>The last value of each series of sums, of all processes.</summary>
    public IEnumerable<CollectedSum> Sums => _sums.Values;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext call;
            try
            {
                call = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            call.Response.StatusCode = Take(call.Request);
            call.Response.ContentType = "application/x-protobuf";
            call.Response.Close();
        }
    }

    private int Take(HttpListenerRequest request)
    {
        switch (request.Url!.AbsolutePath)
        {
            case "/v1/traces":
                Take(ExportTraceServiceRequest.Parser.ParseFrom(request.InputStream));
                return 200;
            case "/v1/metrics":
                Take(ExportMetricsServiceRequest.Parser.ParseFrom(request.InputStream));
                return 200;
            case "/v1/logs":
                return 200;
            default:
                return 404;
        }
    }

    private void Take(ExportTraceServiceRequest request)
    {
        foreach (var process in request.ResourceSpans)
        {
            foreach (var span in process.ScopeSpans.SelectMany(static scope => scope.Spans))
            {
                _spans.Enqueue(new CollectedSpan(
                    ProcessOf(process.Resource), Hex(span.TraceId), Hex(span.SpanId), Hex(span.ParentSpanId), span.Name, Texts(span.Attributes)));
            }
        }
    }

    private void Take(ExportMetricsServiceRequest request)
    {
        foreach (var process in request.ResourceMetrics)
        {
            foreach (var metric in process.ScopeMetrics.SelectMany(static scope => scope.Metrics))
            {
                foreach (var point in metric.Sum?.DataPoints ?? [])
                {
                    var attributes = Texts(point.Attributes);
                    var sum = new CollectedSum(ProcessOf(process.Resource), metric.Name, attributes, point.TimeUnixNano, point.AsInt);
                    var key = (sum.Process, sum.Metric, string.Join(',', attributes.OrderBy(static pair => pair.Key, StringComparer.Ordinal)));
                    _sums.AddOrUpdate(key, sum, (_, known) => known.At > sum.At ? known : sum);
                }
            }
        }
    }

    private static string ProcessOf(Resource resource) => Texts(resource.Attributes)["service.instance.id"];

    private static string Hex(Google.Protobuf.ByteString bytes) => Convert.ToHexStringLower(bytes.Span);

    private static Dictionary<string, string> Texts(IEnumerable<KeyValue> attributes) => attributes.ToDictionary(
        static pair => pair.Key,
        static pair => pair.Value.ValueCase == AnyValue.ValueOneofCase.StringValue ? pair.Value.StringValue : pair.Value.ToString());
}
