// Reads each BPMN file named on the command line with bpmn-moddle; one line of JSON for each: what it saw.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { BpmnModdle } = await import(pathToFileURL(process.env.BPMN_MODDLE));

for (const path of process.argv.slice(2)) {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(readFileSync(path, "utf8"));
  const proses = rootElement.rootElements.find((element) => element.$type === "bpmn:Process");
  const drawn = new Set(rootElement.diagrams[0].plane.planeElement.map((shape) => shape.bpmnElement));
  const isTugas = (element) => element.$type === "bpmn:ManualTask";
  console.log(
    JSON.stringify({
      warnings: warnings.map((warning) => warning.message),
      tugas: proses.flowElements.filter(isTugas).map((tugas) => tugas.name),
      kolom: proses.laneSets[0].lanes.map((lane) => [
        lane.name,
        (lane.flowNodeRef ?? []).filter(isTugas).map((tugas) => tugas.id),
      ]),
      belum_digambar: proses.flowElements.filter((e) => !drawn.has(e)).map((e) => e.id),
    }),
  );
}
