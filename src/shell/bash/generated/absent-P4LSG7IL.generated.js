import{i as e}from"./chunk-HE2GWIIQ.generated.js";e();
