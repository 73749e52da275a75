import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

import { createDefaultHttpClient, RestError, type HttpClient, type PipelineResponse } from '@azure/core-rest-pipeline';

/** Before a load balancer between the two forgets an idle connection without a word. */
const IDLE_CONNECTION_MS = 60_000;

/** Of a 403: this region takes no writes any more, or belongs to the account no longer. */
const MOVED = ['3', '1008'];

/**
 * The transport beneath the Cosmos client. It tells `onCharge` the request units of every answer, repetitions included,
 * and keeps three decisions out of the client's hands. A connection that broke is reported as such and not tried again
 * silently (the client would wait a second, ten times over, but only for reads), and so is an answer that is no JSON; one
 * with the status of a failure, such as a gateway's, keeps its status. After a region has handed over, new connections are
 * made, so that the account's name is looked up again.
 */
export function cosmosHttpClient(onCharge: (requestUnits: number) => void): HttpClient {
  const transport = createDefaultHttpClient();
  let agents = newAgents();
  return {
    async sendRequest(request) {
      const unanswered = (why: string): RestError =>
        new RestError(why, { code: RestError.REQUEST_SEND_ERROR, request });
      request.agent = request.url.startsWith('https:') ? agents.https : agents.http;
      let response: PipelineResponse;
      try {
        response = await transport.sendRequest(request);
      } catch (error) {
        // The client's own time limit.
        if (error instanceof Error && error.name === 'AbortError') throw error;
        throw unanswered(error instanceof Error ? error.message : 'The request failed');
      }
      const charge = Number(response.headers.get('x-ms-request-charge'));
      if (charge > 0) onCharge(charge);
      if (response.status === 403 && MOVED.includes(response.headers.get('x-ms-substatus') ?? '')) agents = newAgents();
      if (isReadable(response)) return response;
      if (response.status < 400) throw unanswered('The answer is no JSON');
      return { ...response, bodyAsText: JSON.stringify({ message: `Status ${String(response.status)}` }) };
    },
  };
}

function newAgents(): { readonly http: HttpAgent; readonly https: HttpsAgent } {
  const options = { keepAlive: true, timeout: IDLE_CONNECTION_MS };
  return { http: new HttpAgent(options), https: new HttpsAgent(options) };
}

/** Whether the client can take the body apart. It reads nothing as an empty list, which only some answers may mean. */
function isReadable({ status, bodyAsText }: PipelineResponse): boolean {
  if (status === 204 || status === 304) return true;
  try {
    const parsed: unknown = JSON.parse(bodyAsText ?? '');
    return typeof parsed === 'object' && parsed !== null;
  } catch {
    return false;
  }
}
