// Starts GraphiQL on our own graph. The token goes into the headers editor; subscriptions send the same headers.
const address = new URL("../graphql", window.location.href);
const socket = new URL(address);
socket.protocol = address.protocol === "https:" ? "wss:" : "ws:";

const welcome = `# 金保 · Jinbao. Without a token only the schema can be read; \`make run\` prints how to get one.
# Put it below, under Headers: { "Authorization": "Bearer …", "Accept-Language": "zh" }
{
  __typename
}
`;

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: address.href, subscriptionUrl: socket.href }),
    defaultQuery: welcome,
    defaultHeaders: JSON.stringify({ Authorization: "Bearer ", "Accept-Language": "zh" }, null, 2),
    shouldPersistHeaders: false,
  }),
);
