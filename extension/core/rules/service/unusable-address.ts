/** Why an address cannot be an endpoint or an external IP (k8s.io/kubernetes ValidateNonSpecialIP), in words. */
import { type Message, message, type Text } from '../../l10n/message.ts';
import { type AddressScope, parseAddress, scopeOf } from '../../net/address.ts';

const notAnAddress: Text = {
  en: '"{address}" is not an IP address',
  ko: '"{address}"은(는) IP 주소가 아닙니다',
};

const refused: Partial<Record<AddressScope, Text>> = {
  unspecified: {
    en: '"{address}" stands for no address in particular; traffic cannot be sent to it',
    ko: '"{address}"은(는) 특정 주소를 가리키지 않으므로 트래픽을 보낼 수 없습니다',
  },
  loopback: {
    en: '"{address}" is a loopback address: on every node it means that node',
    ko: '"{address}"은(는) 루프백 주소이므로 노드마다 자기 자신을 가리킵니다',
  },
  'link-local': {
    en: '"{address}" is a link-local address, which is not routed',
    ko: '"{address}"은(는) 라우팅되지 않는 링크 로컬 주소입니다',
  },
  'link-local-multicast': {
    en: '"{address}" is a link-local multicast address',
    ko: '"{address}"은(는) 링크 로컬 멀티캐스트 주소입니다',
  },
};

/** What is wrong with a text as the address of an endpoint; `undefined` where the API server takes it. */
export function addressProblem(text: string): Message | undefined {
  const address = parseAddress(text);
  const problem = address ? refused[scopeOf(address)] : notAnAddress;
  return problem && message(problem, { address: text });
}
