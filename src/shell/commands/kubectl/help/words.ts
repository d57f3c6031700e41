/**
 * The words of kubectl 1.35's help: what each command says of itself, its examples, usage and flags. They are facts of the genuine tool
 * (kubectl, Copyright The Kubernetes Authors, Apache-2.0) and stand here as parts; `layout.ts` puts them together.
 */
export interface CommandHelp {
	readonly about: string;
	readonly aliases?: string;
	/** Without the indent. */
	readonly examples?: string;
	/** Subcommands that the help lists, with what they are for. */
	readonly commands?: readonly (readonly [name: string, purpose: string])[];
	readonly usage: string;
	/** Flags whose words differ from `FLAGS`. */
	readonly flags?: Readonly<Record<string, string>>;
}

/** By the words after `kubectl`. */
export const COMMANDS: Readonly<Record<string, CommandHelp>> = {
	set: {
		about: `Configure application resources.

 These commands help you make changes to existing application resources.`,
		commands: [
			['env', 'Update environment variables on a pod template'],
			['image', 'Update the image of a pod template'],
			['resources', 'Update resource requests/limits on objects with pod templates'],
			['selector', 'Set the selector on a resource'],
			['serviceaccount', 'Update the service account of a resource'],
			['subject', 'Update the user, group, or service account in a role binding or cluster role binding'],
		],
		usage: 'kubectl set SUBCOMMAND [options]',
	},
	'set env': {
		about: `Update environment variables on a pod template.

 List environment variable definitions in one or more pods, pod templates. Add, update, or remove container environment variable definitions in one or more pod templates (within replication controllers or deployment configurations). View or modify the environment variable definitions on all containers in the specified pods or pod templates, or just those that match a wildcard.

 If "--env -" is passed, environment variables can be read from STDIN using the standard env syntax.

 Possible resources include (case insensitive):

        pod (po), replicationcontroller (rc), deployment (deploy), daemonset (ds), statefulset (sts), cronjob (cj), replicaset (rs)`,
		examples: `# Update deployment 'registry' with a new environment variable
kubectl set env deployment/registry STORAGE_DIR=/local

# List the environment variables defined on a deployments 'sample-build'
kubectl set env deployment/sample-build --list

# List the environment variables defined on all pods
kubectl set env pods --all --list

# Output modified deployment in YAML, and does not alter the object on the server
kubectl set env deployment/sample-build STORAGE_DIR=/data -o yaml

# Update all containers in all replication controllers in the project to have ENV=prod
kubectl set env rc --all ENV=prod

# Import environment from a secret
kubectl set env --from=secret/mysecret deployment/myapp

# Import environment from a config map with a prefix
kubectl set env --from=configmap/myconfigmap --prefix=MYSQL_ deployment/myapp

# Import specific keys from a config map
kubectl set env --keys=my-example-key --from=configmap/myconfigmap deployment/myapp

# Remove the environment variable ENV from container 'c1' in all deployment configs
kubectl set env deployments --all --containers="c1" ENV-

# Remove the environment variable ENV from a deployment definition on disk and
# update the deployment config on the server
kubectl set env -f deploy.json ENV-

# Set some of the local shell environment into a deployment config on the server
env | grep RAILS_ | kubectl set env -e - deployment/registry`,
		usage: 'kubectl set env RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N [options]',
		flags: {
			all: 'If true, select all resources in the namespace of the specified resource types',
			filename: 'Filename, directory, or URL to files the resource to update the env',
			local: 'If true, set env will NOT contact api-server but run locally.',
		},
	},
	'set image': {
		about: `Update existing container image(s) of resources.

 Possible resources include (case insensitive):

        pod (po), replicationcontroller (rc), deployment (deploy), daemonset (ds), statefulset (sts), cronjob (cj), replicaset (rs)`,
		examples: `# Set a deployment's nginx container image to 'nginx:1.9.1', and its busybox container image to 'busybox'
kubectl set image deployment/nginx busybox=busybox nginx=nginx:1.9.1

# Update all deployments' and rc's nginx container's image to 'nginx:1.9.1'
kubectl set image deployments,rc nginx=nginx:1.9.1 --all

# Update image of all containers of daemonset abc to 'nginx:1.9.1'
kubectl set image daemonset abc *=nginx:1.9.1

# Print result (in yaml format) of updating nginx container image from local file, without hitting the server
kubectl set image -f path/to/file.yaml nginx=nginx:1.9.1 --local -o yaml`,
		usage:
			'kubectl set image (-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N [options]',
		flags: {
			local: 'If true, set image will NOT contact api-server but run locally.',
		},
	},
	'set resources': {
		about: `Specify compute resource requirements (CPU, memory) for any resource that defines a pod template.  If a pod is successfully scheduled, it is guaranteed the amount of resource requested, but may burst up to its specified limits.

 For each compute resource, if a limit is specified and a request is omitted, the request will default to the limit.

 Possible resources include (case insensitive): Use "kubectl api-resources" for a complete list of supported resources..`,
		examples: `# Set a deployments nginx container cpu limits to "200m" and memory to "512Mi"
kubectl set resources deployment nginx -c=nginx --limits=cpu=200m,memory=512Mi

# Set the resource request and limits for all containers in nginx
kubectl set resources deployment nginx --limits=cpu=200m,memory=512Mi --requests=cpu=100m,memory=256Mi

# Remove the resource requests for resources on containers in nginx
kubectl set resources deployment nginx --limits=cpu=0,memory=0 --requests=cpu=0,memory=0

# Print the result (in yaml format) of updating nginx container limits from a local, without hitting the server
kubectl set resources -f path/to/file.yaml --limits=cpu=200m,memory=512Mi --local -o yaml`,
		usage: 'kubectl set resources (-f FILENAME | TYPE NAME)  ([--limits=LIMITS & --requests=REQUESTS] [options]',
		flags: {
			containers:
				'The names of containers in the selected pod templates to change, all containers are selected by default - may use wildcards',
			local: 'If true, set resources will NOT contact api-server but run locally.',
		},
	},
	get: {
		about: `Display one or many resources.

 Prints a table of the most important information about the specified resources. You can filter the list using a label selector and the --selector flag. If the desired resource type is namespaced you will only see results in the current namespace if you don't specify any namespace.

 By specifying the output as 'template' and providing a Go template as the value of the --template flag, you can filter the attributes of the fetched resources.

Use "kubectl api-resources" for a complete list of supported resources.`,
		examples: `# List all pods in ps output format
kubectl get pods

# List all pods in ps output format with more information (such as node name)
kubectl get pods -o wide

# List a single replication controller with specified NAME in ps output format
kubectl get replicationcontroller web

# List deployments in JSON output format, in the "v1" version of the "apps" API group
kubectl get deployments.v1.apps -o json

# List a single pod in JSON output format
kubectl get -o json pod web-pod-13je7

# List a pod identified by type and name specified in "pod.yaml" in JSON output format
kubectl get -f pod.yaml -o json

# List resources from a directory with kustomization.yaml - e.g. dir/kustomization.yaml
kubectl get -k dir/

# Return only the phase value of the specified pod
kubectl get -o template pod/web-pod-13je7 --template={{.status.phase}}

# List resource information in custom columns
kubectl get pod test-pod -o custom-columns=CONTAINER:.spec.containers[0].name,IMAGE:.spec.containers[0].image

# List all replication controllers and services together in ps output format
kubectl get rc,services

# List one or more resources by their type and names
kubectl get rc/web service/frontend pods/web-pod-13je7

# List the 'status' subresource for a single pod
kubectl get pod web-pod-13je7 --subresource status

# List all deployments in namespace 'backend'
kubectl get deployments.apps --namespace backend

# List all pods existing in all namespaces
kubectl get pods --all-namespaces`,
		usage:
			'kubectl get [(-o|--output=)json|yaml|kyaml|name|go-template|go-template-file|template|templatefile|jsonpath|jsonpath-as-json|jsonpath-file|custom-columns|custom-columns-file|wide] (TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...) [flags] [options]',
		flags: {
			output:
				'Output format. One of: (json, yaml, kyaml, name, go-template, go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file, custom-columns, custom-columns-file, wide). See custom columns [https://kubernetes.io/docs/reference/kubectl/#custom-columns], golang template [http://golang.org/pkg/text/template/#pkg-overview] and jsonpath template [https://kubernetes.io/docs/reference/kubectl/jsonpath/].',
		},
	},
	delete: {
		about: `Delete resources by file names, stdin, resources and names, or by resources and label selector.

 JSON and YAML formats are accepted. Only one type of argument may be specified: file names, resources and names, or resources and label selector.

 Some resources, such as pods, support graceful deletion. These resources define a default period before they are forcibly terminated (the grace period) but you may override that value with the --grace-period flag, or pass --now to set a grace-period of 1. Because these resources often represent entities in the cluster, deletion may not be acknowledged immediately. If the node hosting a pod is down or cannot reach the API server, termination may take significantly longer than the grace period. To force delete a resource, you must specify the --force flag. Note: only a subset of resources support graceful deletion. In absence of the support, the --grace-period flag is ignored.

 IMPORTANT: Force deleting pods does not wait for confirmation that the pod's processes have been terminated, which can leave those processes running until the node detects the deletion and completes graceful deletion. If your processes use shared storage or talk to a remote API and depend on the name of the pod to identify themselves, force deleting those pods may result in multiple processes running on different machines using the same identification which may lead to data corruption or inconsistency. Only force delete pods when you are sure the pod is terminated, or if your application can tolerate multiple copies of the same pod running at once. Also, if you force delete pods, the scheduler may place new pods on those nodes before the node has released those resources and causing those pods to be evicted immediately.

 Note that the delete command does NOT do resource version checks, so if someone submits an update to a resource right when you submit a delete, their update will be lost along with the rest of the resource.

 After a CustomResourceDefinition is deleted, invalidation of discovery cache may take up to 6 hours. If you don't want to wait, you might want to run "kubectl api-resources" to refresh the discovery cache.`,
		examples: `# Delete a pod using the type and name specified in pod.json
kubectl delete -f ./pod.json

# Delete resources from a directory containing kustomization.yaml - e.g. dir/kustomization.yaml
kubectl delete -k dir

# Delete resources from all files that end with '.json'
kubectl delete -f '*.json'

# Delete a pod based on the type and name in the JSON passed into stdin
cat pod.json | kubectl delete -f -

# Delete pods and services with same names "baz" and "foo"
kubectl delete pod,service baz foo

# Delete pods and services with label name=myLabel
kubectl delete pods,services -l name=myLabel

# Delete a pod with minimal delay
kubectl delete pod foo --now

# Force delete a pod on a dead node
kubectl delete pod foo --force

# Delete all pods
kubectl delete pods --all

# Delete all pods only if the user confirms the deletion
kubectl delete pods --all --interactive`,
		usage: 'kubectl delete ([-f FILENAME] | [-k DIRECTORY] | TYPE [(NAME | -l label | --all)]) [options]',
		flags: {
			all: 'Delete all resources, in the namespace of the specified resource types.',
			filename: 'containing the resource to delete.',
			'ignore-not-found': 'Treat "resource not found" as a successful delete. Defaults to "true" when --all is specified.',
			kustomize: `Process a kustomization directory. This flag can't be used together with -f or -R.`,
			output: 'Output mode. Use "-o name" for shorter output (resource/name).',
			raw: 'Raw URI to DELETE to the server.  Uses the transport specified by the kubeconfig file.',
		},
	},
	rollout: {
		about: `Manage the rollout of one or many resources.
        
 Valid resource types include:

  *  deployments
  *  daemonsets
  *  statefulsets`,
		examples: `# Rollback to the previous deployment
kubectl rollout undo deployment/abc

# Check the rollout status of a daemonset
kubectl rollout status daemonset/foo

# Restart a deployment
kubectl rollout restart deployment/abc

# Restart deployments with the 'app=nginx' label
kubectl rollout restart deployment --selector=app=nginx`,
		commands: [
			['history', 'View rollout history'],
			['pause', 'Mark the provided resource as paused'],
			['restart', 'Restart a resource'],
			['resume', 'Resume a paused resource'],
			['status', 'Show the status of the rollout'],
			['undo', 'Undo a previous rollout'],
		],
		usage: 'kubectl rollout SUBCOMMAND [options]',
	},
	'rollout history': {
		about: 'View previous rollout revisions and configurations.',
		examples: `# View the rollout history of a deployment
kubectl rollout history deployment/abc

# View the details of daemonset revision 3
kubectl rollout history daemonset/abc --revision=3`,
		usage: 'kubectl rollout history (TYPE NAME | TYPE/NAME) [flags] [options]',
	},
	'rollout pause': {
		about: `Mark the provided resource as paused.

 Paused resources will not be reconciled by a controller. Use "kubectl rollout resume" to resume a paused resource. Currently only deployments support being paused.`,
		examples: `# Mark the nginx deployment as paused
# Any current state of the deployment will continue its function; new updates
# to the deployment will not have an effect as long as the deployment is paused
kubectl rollout pause deployment/nginx`,
		usage: 'kubectl rollout pause RESOURCE [options]',
	},
	'rollout resume': {
		about: `Resume a paused resource.

 Paused resources will not be reconciled by a controller. By resuming a resource, we allow it to be reconciled again. Currently only deployments support being resumed.`,
		examples: `# Resume an already paused deployment
kubectl rollout resume deployment/nginx`,
		usage: 'kubectl rollout resume RESOURCE [options]',
	},
	'rollout undo': {
		about: 'Roll back to a previous rollout.',
		examples: `# Roll back to the previous deployment
kubectl rollout undo deployment/abc

# Roll back to daemonset revision 3
kubectl rollout undo daemonset/abc --to-revision=3

# Roll back to the previous deployment with dry-run
kubectl rollout undo --dry-run=server deployment/abc`,
		usage: 'kubectl rollout undo (TYPE NAME | TYPE/NAME) [flags] [options]',
	},
	'rollout status': {
		about: `Show the status of the rollout.

 By default 'rollout status' will watch the status of the latest rollout until it's done. If you don't want to wait for the rollout to finish then you can use --watch=false. Note that if a new rollout starts in-between, then 'rollout status' will continue watching the latest revision. If you want to pin to a specific revision and abort if it is rolled over by another revision, use --revision=N where N is the revision you need to watch for.`,
		examples: `# Watch the rollout status of a deployment
kubectl rollout status deployment/nginx`,
		usage: 'kubectl rollout status (TYPE NAME | TYPE/NAME) [flags] [options]',
		flags: {
			revision: 'Pin to a specific revision for showing its status. Defaults to 0 (last revision).',
			timeout:
				'The length of time to wait before ending watch, zero means never. Any other values should contain a corresponding time unit (e.g. 1s, 2m, 3h).',
			watch: `Watch the status of the rollout until it's done.`,
		},
	},
	'rollout restart': {
		about: `Restart a resource.

        Resource rollout will be restarted.`,
		examples: `# Restart all deployments in the test-namespace namespace
kubectl rollout restart deployment -n test-namespace

# Restart a deployment
kubectl rollout restart deployment/nginx

# Restart a daemon set
kubectl rollout restart daemonset/abc

# Restart deployments with the app=nginx label
kubectl rollout restart deployment --selector=app=nginx`,
		usage: 'kubectl rollout restart RESOURCE [options]',
	},
	scale: {
		about: `Set a new size for a deployment, replica set, replication controller, or stateful set.

 Scale also allows users to specify one or more preconditions for the scale action.

 If --current-replicas or --resource-version is specified, it is validated before the scale is attempted, and it is guaranteed that the precondition holds true when the scale is sent to the server.`,
		examples: `# Scale a replica set named 'foo' to 3
kubectl scale --replicas=3 rs/foo

# Scale a resource identified by type and name specified in "foo.yaml" to 3
kubectl scale --replicas=3 -f foo.yaml

# If the deployment named mysql's current size is 2, scale mysql to 3
kubectl scale --current-replicas=2 --replicas=3 deployment/mysql

# Scale multiple replication controllers
kubectl scale --replicas=5 rc/example1 rc/example2 rc/example3

# Scale stateful set named 'web' to 3
kubectl scale --replicas=3 statefulset/web`,
		usage: 'kubectl scale [--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME) [options]',
		flags: {
			all: 'Select all resources in the namespace of the specified resource types',
			filename: 'Filename, directory, or URL to files identifying the resource to set a new size',
			timeout: `The length of time to wait before giving up on a scale operation, zero means don't wait. Any other values should contain a corresponding time unit (e.g. 1s, 2m, 3h).`,
		},
	},
	describe: {
		about: `Show details of a specific resource or group of resources.

 Print a detailed description of the selected resources, including related resources such as events or controllers. You may select a single object by name, all objects of that type, provide a name prefix, or label selector. For example:

        $ kubectl describe TYPE NAME_PREFIX
        
 will first check for an exact match on TYPE and NAME_PREFIX. If no such resource exists, it will output details for every resource that has a name prefixed with NAME_PREFIX.

Use "kubectl api-resources" for a complete list of supported resources.`,
		examples: `# Describe a node
kubectl describe nodes kubernetes-node-emt8.c.myproject.internal

# Describe a pod
kubectl describe pods/nginx

# Describe a pod identified by type and name in "pod.json"
kubectl describe -f pod.json

# Describe all pods
kubectl describe pods

# Describe pods by label name=myLabel
kubectl describe pods -l name=myLabel

# Describe all pods managed by the 'frontend' replication controller
# (rc-created pods get the name of the rc as a prefix in the pod name)
kubectl describe pods frontend`,
		usage: 'kubectl describe (-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME) [options]',
		flags: {
			filename: 'Filename, directory, or URL to files containing the resource to describe',
		},
	},
	logs: {
		about:
			'Print the logs for a container in a pod or specified resource. If the pod has only one container, the container name is optional.',
		examples: `# Return snapshot logs from pod nginx with only one container
kubectl logs nginx

# Return snapshot logs from pod nginx, prefixing each line with the source pod and container name
kubectl logs nginx --prefix

# Return snapshot logs from pod nginx, limiting output to 500 bytes
kubectl logs nginx --limit-bytes=500

# Return snapshot logs from pod nginx, waiting up to 20 seconds for it to start running.
kubectl logs nginx --pod-running-timeout=20s

# Return snapshot logs from pod nginx with multi containers
kubectl logs nginx --all-containers=true

# Return snapshot logs from all pods in the deployment nginx
kubectl logs deployment/nginx --all-pods=true

# Return snapshot logs from all containers in pods defined by label app=nginx
kubectl logs -l app=nginx --all-containers=true

# Return snapshot logs from all pods defined by label app=nginx, limiting concurrent log requests to 10 pods
kubectl logs -l app=nginx --max-log-requests=10

# Return snapshot of previous terminated ruby container logs from pod web-1
kubectl logs -p -c ruby web-1

# Begin streaming the logs from pod nginx, continuing even if errors occur
kubectl logs nginx -f --ignore-errors=true

# Begin streaming the logs of the ruby container in pod web-1
kubectl logs -f -c ruby web-1

# Begin streaming the logs from all containers in pods defined by label app=nginx
kubectl logs -f -l app=nginx --all-containers=true

# Display only the most recent 20 lines of output in pod nginx
kubectl logs --tail=20 nginx

# Show all logs from pod nginx written in the last hour
kubectl logs --since=1h nginx

# Show all logs with timestamps from pod nginx starting from August 30, 2024, at 06:00:00 UTC
kubectl logs nginx --since-time=2024-08-30T06:00:00Z --timestamps=true

# Show logs from a kubelet with an expired serving certificate
kubectl logs --insecure-skip-tls-verify-backend nginx

# Return snapshot logs from first container of a job named hello
kubectl logs job/hello

# Return snapshot logs from container nginx-1 of a deployment named nginx
kubectl logs deployment/nginx -c nginx-1`,
		usage: 'kubectl logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER] [options]',
		flags: {
			prefix: 'Prefix each log line with the log source (pod name and container name)',
		},
	},
	events: {
		about: `Display events.

 Prints a table of the most important information about events. You can request events for a namespace, for all namespace, or filtered to only those pertaining to a specified resource.`,
		examples: `# List recent events in the default namespace
kubectl events

# List recent events in all namespaces
kubectl events --all-namespaces

# List recent events for the specified pod, then wait for more events and list them as they arrive
kubectl events --for pod/web-pod-13je7 --watch

# List recent events in YAML format
kubectl events -oyaml

# List recent only events of type 'Warning' or 'Normal'
kubectl events --types=Warning,Normal`,
		usage:
			'kubectl events [(-o|--output=)json|yaml|kyaml|name|go-template|go-template-file|template|templatefile|jsonpath|jsonpath-as-json|jsonpath-file] [--for TYPE/NAME] [--watch] [--types=Normal,Warning] [options]',
		flags: {
			'no-headers': `When using the default output format, don't print headers.`,
			watch: 'After listing the requested events, watch for more events.',
		},
	},
	patch: {
		about: `Update fields of a resource using strategic merge patch, a JSON merge patch, or a JSON patch.

 JSON and YAML formats are accepted.

 Note: Strategic merge patch is not supported for custom resources.`,
		examples: `# Partially update a node using a strategic merge patch, specifying the patch as JSON
kubectl patch node k8s-node-1 -p '{"spec":{"unschedulable":true}}'

# Partially update a node using a strategic merge patch, specifying the patch as YAML
kubectl patch node k8s-node-1 -p $'spec:\\n unschedulable: true'

# Partially update a node identified by the type and name specified in "node.json" using strategic merge patch
kubectl patch -f node.json -p '{"spec":{"unschedulable":true}}'

# Update a container's image; spec.containers[*].name is required because it's a merge key
kubectl patch pod valid-pod -p '{"spec":{"containers":[{"name":"kubernetes-serve-hostname","image":"new image"}]}}'

# Update a container's image using a JSON patch with positional arrays
kubectl patch pod valid-pod --type='json' -p='[{"op": "replace", "path": "/spec/containers/0/image", "value":"new image"}]'

# Update a deployment's replicas through the 'scale' subresource using a merge patch
kubectl patch deployment nginx-deployment --subresource='scale' --type='merge' -p '{"spec":{"replicas":2}}'`,
		usage: 'kubectl patch (-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE] [options]',
		flags: {
			filename: 'Filename, directory, or URL to files identifying the resource to update',
			local: 'If true, patch will operate on the content of the file, not the server-side resource.',
			subresource: 'If specified, patch will operate on the subresource of the requested object.',
		},
	},
	wait: {
		about: `Wait for a specific condition on one or many resources.

 The command takes multiple resources and waits until the specified condition is seen in the Status field of every given resource.

 Alternatively, the command can wait for the given set of resources to be created or deleted by providing the "create" or "delete" keyword as the value to the --for flag.

 A successful message will be printed to stdout indicating when the specified condition has been met. You can use -o option to change to output destination.`,
		examples: `# Wait for the pod "busybox1" to contain the status condition of type "Ready"
kubectl wait --for=condition=Ready pod/busybox1

# The default value of status condition is true; you can wait for other targets after an equal delimiter (compared after Unicode simple case folding, which is a more general form of case-insensitivity)
kubectl wait --for=condition=Ready=false pod/busybox1

# Wait for the pod "busybox1" to contain the status phase to be "Running"
kubectl wait --for=jsonpath='{.status.phase}'=Running pod/busybox1

# Wait for pod "busybox1" to be Ready
kubectl wait --for='jsonpath={.status.conditions[?(@.type=="Ready")].status}=True' pod/busybox1

# Wait for the service "loadbalancer" to have ingress
kubectl wait --for=jsonpath='{.status.loadBalancer.ingress}' service/loadbalancer

# Wait for the secret "busybox1" to be created, with a timeout of 30s
kubectl create secret generic busybox1
kubectl wait --for=create secret/busybox1 --timeout=30s

# Wait for the pod "busybox1" to be deleted, with a timeout of 60s, after having issued the "delete" command
kubectl delete pod/busybox1
kubectl wait --for=delete pod/busybox1 --timeout=60s`,
		usage: `kubectl wait ([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) [--for=create|--for=delete|--for condition=available|--for=jsonpath='{}'[=value]] [options]`,
		flags: {
			all: 'Select all resources in the namespace of the specified resource types',
			filename: 'identifying the resource.',
			for: `The condition to wait on: [create|delete|condition=condition-name[=condition-value]|jsonpath='{JSONPath expression}'=[JSONPath value]]. The default condition-value is true. Condition values are compared after Unicode simple case folding, which is a more general form of case-insensitivity.`,
			selector: `Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l key1=value1,key2=value2)`,
			timeout: `The length of time to wait before giving up. Zero means check once and don't wait, negative means wait for a week.`,
		},
	},
	label: {
		about: `Update the labels on a resource.

  *  A label key and value must begin with a letter or number, and may contain letters, numbers, hyphens, dots, and underscores, up to 63 characters each.
  *  Optionally, the key can begin with a DNS subdomain prefix and a single '/', like example.com/my-app.
  *  If --overwrite is true, then existing labels can be overwritten, otherwise attempting to overwrite a label will result in an error.
  *  If --resource-version is specified, then updates will use this resource version, otherwise the existing resource-version will be used.`,
		examples: `# Update pod 'foo' with the label 'unhealthy' and the value 'true'
kubectl label pods foo unhealthy=true

# Update pod 'foo' with the label 'status' and the value 'unhealthy', overwriting any existing value
kubectl label --overwrite pods foo status=unhealthy

# Update all pods in the namespace
kubectl label pods --all status=unhealthy

# Update a pod identified by the type and name in "pod.json"
kubectl label -f pod.json status=unhealthy

# Update pod 'foo' only if the resource is unchanged from version 1
kubectl label pods foo status=unhealthy --resource-version=1

# Update pod 'foo' by removing a label named 'bar' if it exists
# Does not require the --overwrite flag
kubectl label pods foo bar-`,
		usage: 'kubectl label [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version] [options]',
		flags: {
			'all-namespaces': 'If true, check the specified action in all namespaces.',
			filename: 'Filename, directory, or URL to files identifying the resource to update the labels',
			list: 'If true, display the labels for a given resource.',
			local: 'If true, label will NOT contact api-server but run locally.',
			overwrite: 'If true, allow labels to be overwritten, otherwise reject label updates that overwrite existing labels.',
			'resource-version':
				'If non-empty, the labels update will only succeed if this is the current resource-version for the object. Only valid when specifying a single resource.',
		},
	},
	annotate: {
		about: `Update the annotations on one or more resources.

 All Kubernetes objects support the ability to store additional data with the object as annotations. Annotations are key/value pairs that can be larger than labels and include arbitrary string values such as structured JSON. Tools and system extensions may use annotations to store their own data.

 Attempting to set an annotation that already exists will fail unless --overwrite is set. If --resource-version is specified and does not match the current resource version on the server the command will fail.

Use "kubectl api-resources" for a complete list of supported resources.`,
		examples: `# Update pod 'foo' with the annotation 'description' and the value 'my frontend'
# If the same annotation is set multiple times, only the last value will be applied
kubectl annotate pods foo description='my frontend'

# Update a pod identified by type and name in "pod.json"
kubectl annotate -f pod.json description='my frontend'

# Update pod 'foo' with the annotation 'description' and the value 'my frontend running nginx', overwriting any existing value
kubectl annotate --overwrite pods foo description='my frontend running nginx'

# Update all pods in the namespace
kubectl annotate pods --all description='my frontend running nginx'

# Update pod 'foo' only if the resource is unchanged from version 1
kubectl annotate pods foo description='my frontend running nginx' --resource-version=1

# Update pod 'foo' by removing an annotation named 'description' if it exists
# Does not require the --overwrite flag
kubectl annotate pods foo description-`,
		usage: 'kubectl annotate [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version] [options]',
		flags: {
			all: 'Select all resources, in the namespace of the specified resource types.',
			'all-namespaces': 'If true, check the specified action in all namespaces.',
			filename: 'Filename, directory, or URL to files identifying the resource to update the annotation',
			list: 'If true, display the annotations for a given resource.',
			overwrite: 'If true, allow annotations to be overwritten, otherwise reject annotation updates that overwrite existing annotations.',
			'resource-version':
				'If non-empty, the annotation update will only succeed if this is the current resource-version for the object. Only valid when specifying a single resource.',
		},
	},
	config: {
		about: `Modify kubeconfig files using subcommands like "kubectl config set current-context my-context".

 The loading order follows these rules:

  1.  If the --kubeconfig flag is set, then only that file is loaded. The flag may only be set once and no merging takes place.
  2.  If $KUBECONFIG environment variable is set, then it is used as a list of paths (normal path delimiting rules for your system). These paths are merged. When a value is modified, it is modified in the file that defines the stanza. When a value is created, it is created in the first file that exists. If no files in the chain exist, then it creates the last file in the list.
  3.  Otherwise, \${HOME}/.kube/config is used and no merging takes place.`,
		commands: [
			['current-context', 'Display the current-context'],
			['delete-cluster', 'Delete the specified cluster from the kubeconfig'],
			['delete-context', 'Delete the specified context from the kubeconfig'],
			['delete-user', 'Delete the specified user from the kubeconfig'],
			['get-clusters', 'Display clusters defined in the kubeconfig'],
			['get-contexts', 'Describe one or many contexts'],
			['get-users', 'Display users defined in the kubeconfig'],
			['rename-context', 'Rename a context from the kubeconfig file'],
			['set', 'Set an individual value in a kubeconfig file'],
			['set-cluster', 'Set a cluster entry in kubeconfig'],
			['set-context', 'Set a context entry in kubeconfig'],
			['set-credentials', 'Set a user entry in kubeconfig'],
			['unset', 'Unset an individual value in a kubeconfig file'],
			['use-context', 'Set the current-context in a kubeconfig file'],
			['view', 'Display merged kubeconfig settings or a specified kubeconfig file'],
		],
		usage: 'kubectl config SUBCOMMAND [options]',
	},
	'config view': {
		about: `Display merged kubeconfig settings or a specified kubeconfig file.

 You can use --output jsonpath={...} to extract specific values using a jsonpath expression.`,
		examples: `# Show merged kubeconfig settings
kubectl config view

# Show merged kubeconfig settings, raw certificate data, and exposed secrets
kubectl config view --raw

# Get the password for the e2e user
kubectl config view -o jsonpath='{.users[?(@.name == "e2e")].user.password}'`,
		usage: 'kubectl config view [flags] [options]',
		flags: {
			raw: 'Display raw byte data and sensitive data',
		},
	},
	'config set-context': {
		about: `Set a context entry in kubeconfig.

 Specifying a name that already exists will merge new fields on top of existing values for those fields.`,
		examples: `# Set the user field on the gce context entry without touching other values
kubectl config set-context gce --user=cluster-admin`,
		usage:
			'kubectl config set-context [NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace] [options]',
	},
	'config current-context': {
		about: 'Display the current-context.',
		examples: `# Display the current-context
kubectl config current-context`,
		usage: 'kubectl config current-context [flags] [options]',
	},
	'config use-context': {
		about: 'Set the current-context in a kubeconfig file.',
		aliases: 'use-context, use',
		examples: `# Use the context for the minikube cluster
kubectl config use-context minikube`,
		usage: 'kubectl config use-context CONTEXT_NAME [options]',
	},
	'config get-contexts': {
		about: 'Display one or many contexts from the kubeconfig file.',
		examples: `# List all the contexts in your kubeconfig file
kubectl config get-contexts

# Describe one context in your kubeconfig file
kubectl config get-contexts my-context`,
		usage: 'kubectl config get-contexts [(-o|--output=)name)] [options]',
		flags: {
			output: 'Output format. One of: (name).',
		},
	},
	'config get-clusters': {
		about: 'Display clusters defined in the kubeconfig.',
		examples: `# List the clusters that kubectl knows about
kubectl config get-clusters`,
		usage: 'kubectl config get-clusters [flags] [options]',
	},
	'config get-users': {
		about: 'Display users defined in the kubeconfig.',
		examples: `# List the users that kubectl knows about
kubectl config get-users`,
		usage: 'kubectl config get-users [flags] [options]',
	},
	'config delete-context': {
		about: 'Delete the specified context from the kubeconfig.',
		examples: `# Delete the context for the minikube cluster
kubectl config delete-context minikube`,
		usage: 'kubectl config delete-context NAME [options]',
	},
	'config rename-context': {
		about: `Renames a context from the kubeconfig file.

 CONTEXT_NAME is the context name that you want to change.

 NEW_NAME is the new name you want to set.

 Note: If the context being renamed is the 'current-context', this field will also be updated.`,
		examples: `# Rename the context 'old-name' to 'new-name' in your kubeconfig file
kubectl config rename-context old-name new-name`,
		usage: 'kubectl config rename-context CONTEXT_NAME NEW_NAME [options]',
	},
	version: {
		about: 'Print the client and server version information for the current context.',
		examples: `# Print the client and server versions for the current context
kubectl version`,
		usage: 'kubectl version [flags] [options]',
		flags: {
			output: `One of 'yaml' or 'json'.`,
		},
	},
	'api-versions': {
		about: 'Print the supported API versions on the server, in the form of "group/version".',
		examples: `# Print the supported API versions
kubectl api-versions`,
		usage: 'kubectl api-versions [options]',
	},
	'api-resources': {
		about: 'Print the supported API resources on the server.',
		examples: `# Print the supported API resources
kubectl api-resources

# Print the supported API resources with more information
kubectl api-resources -o wide

# Print the supported API resources sorted by a column
kubectl api-resources --sort-by=name

# Print the supported namespaced resources
kubectl api-resources --namespaced=true

# Print the supported non-namespaced resources
kubectl api-resources --namespaced=false

# Print the supported API resources with a specific APIGroup
kubectl api-resources --api-group=rbac.authorization.k8s.io`,
		usage: 'kubectl api-resources [flags] [options]',
		flags: {
			output: 'Output format. One of: (json, yaml, kyaml, name, wide).',
			'sort-by': `If non-empty, sort list of resources using specified field. The field can be either 'name' or 'kind'.`,
		},
	},
	plugin: {
		about: `Provides utilities for interacting with plugins.

 Plugins provide extended functionality that is not part of the major command-line distribution. Please refer to the documentation and examples for more information about how write your own plugins.

 The easiest way to discover and install plugins is via the kubernetes sub-project krew: [krew.sigs.k8s.io]. To install krew, visit https://krew.sigs.k8s.io/docs/user-guide/setup/install`,
		examples: `# List all available plugins
kubectl plugin list

# List only binary names of available plugins without paths
kubectl plugin list --name-only`,
		commands: [['list', `List all visible plugin executables on a user's PATH`]],
		usage: 'kubectl plugin [flags] [options]',
	},
	'plugin list': {
		about: `List all available plugin files on a user's PATH. To see plugins binary names without the full path use --name-only flag.

 Available plugin files are those that are: - executable - anywhere on the user's PATH - begin with "kubectl-"`,
		examples: `# List all available plugins
kubectl plugin list

# List only binary names of available plugins without paths
kubectl plugin list --name-only`,
		usage: 'kubectl plugin list [flags] [options]',
	},
	'cluster-info': {
		about: `Display addresses of the control plane and services with label kubernetes.io/cluster-service=true. To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.`,
		examples: `# Print the address of the control plane and cluster services
kubectl cluster-info`,
		commands: [['dump', 'Dump relevant information for debugging and diagnosis']],
		usage: 'kubectl cluster-info [flags] [options]',
	},
};

/** Words of flags that most commands share. */
export const FLAGS: Readonly<Record<string, string>> = {
	all: 'Select all resources, in the namespace of the specified resource types',
	'all-containers': `Get all containers' logs in the pod(s).`,
	'all-namespaces':
		'If present, list the requested object(s) across all namespaces. Namespace in current context is ignored even if specified with --namespace.',
	'all-pods': 'Get logs from all pod(s). Sets prefix to true.',
	'allow-missing-template-keys':
		'If true, ignore any errors in templates when a field or map key is missing in the template. Only applies to golang and jsonpath output formats.',
	'api-group': 'Limit to resources in the specified API group.',
	cached: 'Use the cached list of resources if available.',
	cascade:
		'Must be "background", "orphan", or "foreground". Selects the deletion cascading strategy for the dependents (e.g. Pods created by a ReplicationController). Defaults to background.',
	categories: 'Limit to resources that belong to the specified categories.',
	'chunk-size': 'Return large lists in chunks rather than all at once. Pass 0 to disable.',
	client: 'If true, shows client version only (no server required).',
	cluster: 'cluster for the context entry in kubeconfig',
	container: 'Print the logs of this container',
	containers: 'The names of containers in the selected pod templates to change - may use wildcards',
	current: 'Modify the current context',
	'current-replicas':
		'Precondition for current size. Requires that the current size of the resource match this value in order to scale. -1 (default) for no condition.',
	'dry-run':
		'Must be "none", "server", or "client". If client strategy, only print the object that would be sent, without sending it. If server strategy, submit server-side request without persisting the resource.',
	env: 'Specify a key-value pair for an environment variable to set into each container.',
	'field-manager': 'Name of the manager used to track field ownership.',
	'field-selector': `Selector (field query) to filter on, supports '=', '==', and '!='.(e.g. --field-selector key1=value1,key2=value2). The server only supports a limited number of field queries per type.`,
	filename: 'Filename, directory, or URL to files identifying the resource to get from a server.',
	flatten: 'Flatten the resulting kubeconfig file into self-contained output (useful for creating portable kubeconfig files)',
	follow: 'Specify if the logs should be streamed.',
	for: 'Filter events to only those pertaining to the specified resource.',
	force:
		'If true, immediately remove resources from API and bypass graceful deletion. Note that immediate deletion of some resources may result in inconsistency or data loss and requires confirmation.',
	from: 'The name of a resource from which to inject environment variables',
	'grace-period':
		'Period of time in seconds given to the resource to terminate gracefully. Ignored if negative. Set to 1 for immediate shutdown. Can only be set to 0 when --force is true (force deletion).',
	'ignore-errors': 'If watching / following pod logs, allow for any errors that occur to be non-fatal',
	'ignore-not-found':
		'If set to true, suppresses NotFound error for specific objects that do not exist. Using this flag with commands that query for collections of resources has no effect when no resources are found.',
	'insecure-skip-tls-verify-backend':
		'Skip verifying the identity of the kubelet that logs are requested from.  In theory, an attacker could provide invalid log content back. You might want to use this if your kubelet serving certificates have expired.',
	interactive: 'If true, delete resource only when user confirms.',
	keys: 'Comma-separated list of keys to import from specified resource',
	kustomize: `Process the kustomization directory. This flag can't be used together with -f or -R.`,
	'label-columns':
		'Accepts a comma separated list of labels that are going to be presented as columns. Names are case-sensitive. You can also use multiple flag options like -L label1 -L label2...',
	'limit-bytes': 'Maximum bytes of logs to return. Defaults to no limit.',
	limits: `The resource requirement requests for this container.  For example, 'cpu=100m,memory=256Mi'.  Note that server side components may assign requests depending on the server configuration, such as limit ranges.`,
	list: 'If true, display the environment and any changes in the standard format. this flag will removed when we have kubectl view env.',
	local: 'If true, annotation will NOT contact api-server but run locally.',
	'max-log-requests': 'Specify maximum number of concurrent logs to follow when using by a selector. Defaults to 5.',
	merge: 'Merge the full hierarchy of kubeconfig files',
	minify: 'Remove all information not used by current-context from the output',
	'name-only': 'If true, display only the binary name of each plugin, rather than its full path',
	namespace: 'namespace for the context entry in kubeconfig',
	namespaced: 'If false, non-namespaced resources will be returned, otherwise returning namespaced resources by default.',
	'no-headers': `When using the default or custom-column output format, don't print headers (default print headers).`,
	now: 'If true, resources are signaled for immediate shutdown (same as --grace-period=1).',
	output:
		'Output format. One of: (json, yaml, kyaml, name, go-template, go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).',
	'output-watch-events':
		'Output watch event objects when --watch or --watch-only is used. Existing objects are output as initial ADDED events.',
	overwrite: 'If true, allow environment to be overwritten, otherwise reject updates that overwrite existing environment.',
	patch: 'The patch to be applied to the resource JSON file.',
	'patch-file': 'A file containing a patch to be applied to the resource.',
	'pod-running-timeout': 'The length of time (like 5s, 2m, or 3h, higher than zero) to wait until at least one pod is running',
	prefix: 'Prefix to append to variable names',
	previous: 'If true, print the logs for the previous instance of the container in a pod if it exists.',
	raw: 'Raw URI to request from the server.  Uses the transport specified by the kubeconfig file.',
	recursive:
		'Process the directory used in -f, --filename recursively. Useful when you want to manage related manifests organized within the same directory.',
	replicas: 'The new desired number of replicas. Required.',
	requests: `The resource requirement requests for this container.  For example, 'cpu=100m,memory=256Mi'.  Note that server side components may assign requests depending on the server configuration, such as limit ranges.`,
	resolve: 'If true, show secret or configmap references when listing variables',
	'resource-version': 'Precondition for resource version. Requires that the current resource version match this value in order to scale.',
	revision: 'See the details, including podTemplate of the revision specified',
	selector: `Selector (label query) to filter on, supports '=', '==', '!=', 'in', 'notin'.(e.g. -l key1=value1,key2=value2,key3 in (value3)). Matching objects must satisfy all of the specified label constraints.`,
	'server-print': 'If true, have the server return the appropriate table output. Supports extension APIs and CRDs.',
	'show-events': 'If true, display events related to the described object.',
	'show-kind': 'If present, list the resource type for the requested object(s).',
	'show-labels': 'When printing, show all labels as the last column (default hide labels column)',
	'show-managed-fields': 'If true, keep the managedFields when printing objects in JSON or YAML format.',
	since:
		'Only return logs newer than a relative duration like 5s, 2m, or 3h. Defaults to all logs. Only one of since-time / since may be used.',
	'since-time': 'Only return logs after a specific date (RFC3339). Defaults to all logs. Only one of since-time / since may be used.',
	'sort-by': `If non-empty, sort list types using this field specification.  The field specification is expressed as a JSONPath expression (e.g. '{.metadata.name}'). The field in the API resource specified by this JSONPath expression must be an integer or a string.`,
	subresource: 'If specified, gets the subresource of the requested object.',
	tail: 'Lines of recent log file to display. Defaults to -1 with no selector, showing all log lines otherwise 10, if a selector is provided.',
	template:
		'Template string or path to template file to use when -o=go-template, -o=go-template-file. The template format is golang templates [http://golang.org/pkg/text/template/#pkg-overview].',
	timeout: 'The length of time to wait before giving up on a delete, zero means determine a timeout from the size of the object',
	timestamps: 'Include timestamps on each line in the log output',
	'to-revision': 'The revision to rollback to. Default to 0 (last revision).',
	type: 'The type of patch being provided; one of [json merge strategic]',
	types: 'Output only events of given types.',
	user: 'user for the context entry in kubeconfig',
	verbs: 'Limit to resources that support the specified verbs.',
	wait: 'If true, wait for resources to be gone before returning. This waits for finalizers.',
	watch: 'After listing/getting the requested object, watch for changes.',
	'watch-only': 'Watch for changes to the requested object(s), without listing/getting first.',
};

/** Words of the flags that every command takes. */
export const GLOBALS: Readonly<Record<string, string>> = {
	as: 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace.',
	'as-group': 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups.',
	'as-uid': 'UID to impersonate for the operation.',
	'as-user-extra': 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key.',
	'cache-dir': 'Default cache directory',
	'certificate-authority': 'Path to a cert file for the certificate authority',
	'client-certificate': 'Path to a client certificate file for TLS',
	'client-key': 'Path to a client key file for TLS',
	cluster: 'The name of the kubeconfig cluster to use',
	context: 'The name of the kubeconfig context to use',
	'disable-compression': 'If true, opt-out of response compression for all requests to the server',
	'insecure-skip-tls-verify': `If true, the server's certificate will not be checked for validity. This will make your HTTPS connections insecure`,
	kubeconfig: 'Path to the kubeconfig file to use for CLI requests.',
	kuberc:
		'Path to the kuberc file to use for preferences. This can be disabled by exporting KUBECTL_KUBERC=false feature gate or turning off the feature KUBERC=off.',
	'log-flush-frequency': 'Maximum number of seconds between log flushes',
	'match-server-version': 'Require server version to match client version',
	namespace: 'If present, the namespace scope for this CLI request',
	password: 'Password for basic authentication to the API server',
	profile: 'Name of profile to capture. One of (none|cpu|heap|goroutine|threadcreate|block|mutex|trace)',
	'profile-output': 'Name of the file to write the profile to',
	'request-timeout': `The length of time to wait before giving up on a single server request. Non-zero values should contain a corresponding time unit (e.g. 1s, 2m, 3h). A value of zero means don't timeout requests.`,
	server: 'The address and port of the Kubernetes API server',
	'tls-server-name':
		'Server name to use for server certificate validation. If it is not provided, the hostname used to contact the server is used',
	token: 'Bearer token for authentication to the API server',
	user: 'The name of the kubeconfig user to use',
	username: 'Username for basic authentication to the API server',
	v: 'number for the log level verbosity',
	vmodule: 'comma-separated list of pattern=N settings for file-filtered logging (only works for the default text log format)',
	'warnings-as-errors': 'Treat warnings received from the server as errors and exit with a non-zero exit code',
};

/** The groups of the first page. */
export const GROUPS: readonly { readonly title: string; readonly commands: readonly (readonly [name: string, purpose: string])[] }[] = [
	{
		title: 'Basic Commands (Beginner)',
		commands: [
			['create', 'Create a resource from a file or from stdin'],
			['expose', 'Take a replication controller, service, deployment or pod and expose it as a new Kubernetes service'],
			['run', 'Run a particular image on the cluster'],
			['set', 'Set specific features on objects'],
		],
	},
	{
		title: 'Basic Commands (Intermediate)',
		commands: [
			['explain', 'Get documentation for a resource'],
			['get', 'Display one or many resources'],
			['edit', 'Edit a resource on the server'],
			['delete', 'Delete resources by file names, stdin, resources and names, or by resources and label selector'],
		],
	},
	{
		title: 'Deploy Commands',
		commands: [
			['rollout', 'Manage the rollout of a resource'],
			['scale', 'Set a new size for a deployment, replica set, or replication controller'],
			['autoscale', 'Auto-scale a deployment, replica set, stateful set, or replication controller'],
		],
	},
	{
		title: 'Cluster Management Commands',
		commands: [
			['certificate', 'Modify certificate resources'],
			['cluster-info', 'Display cluster information'],
			['top', 'Display resource (CPU/memory) usage'],
			['cordon', 'Mark node as unschedulable'],
			['uncordon', 'Mark node as schedulable'],
			['drain', 'Drain node in preparation for maintenance'],
			['taint', 'Update the taints on one or more nodes'],
		],
	},
	{
		title: 'Troubleshooting and Debugging Commands',
		commands: [
			['describe', 'Show details of a specific resource or group of resources'],
			['logs', 'Print the logs for a container in a pod'],
			['attach', 'Attach to a running container'],
			['exec', 'Execute a command in a container'],
			['port-forward', 'Forward one or more local ports to a pod'],
			['proxy', 'Run a proxy to the Kubernetes API server'],
			['cp', 'Copy files and directories to and from containers'],
			['auth', 'Inspect authorization'],
			['debug', 'Create debugging sessions for troubleshooting workloads and nodes'],
			['events', 'List events'],
		],
	},
	{
		title: 'Advanced Commands',
		commands: [
			['diff', 'Diff the live version against a would-be applied version'],
			['apply', 'Apply a configuration to a resource by file name or stdin'],
			['patch', 'Update fields of a resource'],
			['replace', 'Replace a resource by file name or stdin'],
			['wait', 'Wait for a specific condition on one or many resources'],
			['kustomize', 'Build a kustomization target from a directory or URL'],
		],
	},
	{
		title: 'Settings Commands',
		commands: [
			['label', 'Update the labels on a resource'],
			['annotate', 'Update the annotations on a resource'],
			['completion', 'Output shell completion code for the specified shell (bash, zsh, fish, or powershell)'],
		],
	},
	{ title: 'Subcommands provided by plugins', commands: [] },
	{
		title: 'Other Commands',
		commands: [
			['alpha', 'Commands for features in alpha'],
			['api-resources', 'Print the supported API resources on the server'],
			['api-versions', 'Print the supported API versions on the server, in the form of "group/version"'],
			['config', 'Modify kubeconfig files'],
			['plugin', 'Provides utilities for interacting with plugins'],
			['version', 'Print the client and server version information'],
		],
	},
];
