/** A workload that runs ingress-nginx, which is no longer maintained. */
import { message } from '../../l10n/message.ts';
import { defineRule } from '../rule.ts';

const texts = {
  retired: {
    en: 'ingress-nginx is retired: no fixes since March 2026, those of security holes included',
    ko: 'ingress-nginx는 지원이 끝났습니다. 2026년 3월 이후 보안 취약점을 포함해 아무 수정도 나오지 않습니다',
  },
};

export const ingressNginxRetired = defineRule({
  id: 'ingress-nginx-retired',
  group: 'workload',
  severity: 'info',
  summary: { en: 'Workload runs the retired ingress-nginx', ko: '지원이 끝난 ingress-nginx를 실행합니다' },
  why: {
    en: 'The Kubernetes project ended the maintenance of ingress-nginx in March 2026. What runs goes on running; Gateway API or another Ingress controller take its place.',
    ko: 'Kubernetes 프로젝트는 2026년 3월에 ingress-nginx의 유지 보수를 끝냈습니다. 실행 중인 것은 계속 동작하며, Gateway API나 다른 Ingress 컨트롤러로 대신할 수 있습니다.',
  },
  fixable: 'no',
  references: ['https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/'],
  on: ['workload'],
  *check(workload) {
    for (const { image } of workload.pod.containers) {
      if (image?.known && images.test(image.value)) yield { place: image.place, message: message(texts.retired) };
    }
  },
});

/** The project's own images; those of vendors who go on maintaining a copy have other names. */
const images = /^(?:registry\.k8s\.io|k8s\.gcr\.io)\/ingress-nginx\/controller(?:-chroot)?(?::|@|$)/;
