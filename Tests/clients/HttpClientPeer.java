import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Java's own HTTP client as it is by default: it asks every server for h2c. Prints what it got. */
public class HttpClientPeer {
  public static void main(String[] arguments) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    String base = arguments[0];
    String feed = base + "/api/v1.0/feed/user/ann/?api_key=key";
    String body = "{\"actor\":\"ann\",\"verb\":\"v\",\"object\":1}";
    StringBuilder said = new StringBuilder();
    said.append(status(client, HttpRequest.newBuilder(URI.create(base + "/health")))).append(' ');
    for (int count = 0; count < 2; count++) {
      HttpRequest.Builder post = HttpRequest.newBuilder(URI.create(feed))
          .header("Authorization", arguments[1])
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(body));
      said.append(status(client, post)).append(' ');
    }
    said.append(status(client, HttpRequest.newBuilder(URI.create(feed)).header("Authorization", arguments[1])));
    CompletableFuture<String> reply = new CompletableFuture<>();
    WebSocket socket = client.newWebSocketBuilder()
        .buildAsync(URI.create(base.replace("http:", "ws:") + "/faye"), new Listener(reply))
        .get(20, TimeUnit.SECONDS);
    socket.sendText("[{\"channel\":\"/meta/handshake\"}]", true);
    boolean isWelcome = reply.get(20, TimeUnit.SECONDS).contains("\"successful\":true");
    System.out.println(said + (isWelcome ? " websocket" : " nothing"));
    System.exit(0);
  }

  private static int status(HttpClient client, HttpRequest.Builder request) throws Exception {
    return client.send(request.timeout(java.time.Duration.ofSeconds(20)).build(), BodyHandlers.ofString())
        .statusCode();
  }

  private static class Listener implements WebSocket.Listener {
    private final CompletableFuture<String> reply;

    Listener(CompletableFuture<String> reply) {
      this.reply = reply;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean isLast) {
      reply.complete(text.toString());
      return null;
    }
  }
}
