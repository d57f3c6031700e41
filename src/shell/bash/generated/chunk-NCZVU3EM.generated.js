import{i as a}from"./chunk-HE2GWIIQ.generated.js";a();
