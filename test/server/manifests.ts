/** Two manifests that refer to each other. */

/** Line 9 holds the target port. */
export function service(targetPort: string, name = 'web'): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector:
    app: ${name}
  ports:
    - port: 80
      targetPort: ${targetPort}
`;
}

export function deployment(portName: string, name = 'web'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: main
          image: registry.example.com/${name}:1
          ports:
            - name: ${portName}
              containerPort: 8080
`;
}
