import { path } from "./path.ts";

/** Where departments change, work is handed over, and deputies are named. */
export const movingPaths = {
  department: path("/desk/departments/:department"),
  departmentCorrection: path("/desk/departments/:department/correction"),
  departmentRenaming: path("/desk/departments/:department/renaming"),
  departmentMerging: path("/desk/departments/:department/merging"),
  departmentSplitting: path("/desk/departments/:department/splitting"),
  departmentClosing: path("/desk/departments/:department/closing"),
  departmentTakingBack: path("/desk/departments/:department/taking-back"),
  handOver: {
    list: path("/desk/hand-overs"),
    plan: path("/desk/hand-overs/new"),
    show: path("/desk/hand-overs/:handOver"),
    cancelling: path("/desk/hand-overs/:handOver/cancelling"),
    paper: path("/desk/hand-overs/:handOver/paper"),
    file: path("/desk/hand-overs/:handOver/file"),
  },
  division: path("/desk/divisions/:department"),
  deputies: path("/desk/deputies"),
  deputyEnding: path("/desk/deputies/:deputy/ending"),
};
