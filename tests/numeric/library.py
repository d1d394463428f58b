"""library.py - requests answered in this process, through the shared library's one door, fc_run_json."""
import ctypes
import json


class Library:
    def __init__(self, path):
        self.c = ctypes.CDLL(path)
        self.c.fc_registry_count.restype = ctypes.c_size_t
        self.c.fc_registry_name.restype = ctypes.c_char_p
        self.c.fc_buf_data.restype = ctypes.c_void_p
        self.ctx = ctypes.c_void_p()
        assert self.c.fc_ctx_new(None, ctypes.byref(self.ctx)) == 0

    def names(self, kind):
        """What a registry holds: the effects, the metrics, ..."""
        return [self.c.fc_registry_name(kind.encode(), ctypes.c_size_t(i)).decode()
                for i in range(self.c.fc_registry_count(kind.encode()))]

    def ask(self, request):
        """The answer to a request, figures as the texts that were printed."""
        text, buf, n = json.dumps(request).encode(), ctypes.c_void_p(), ctypes.c_size_t()
        self.c.fc_run_json(self.ctx, text, ctypes.c_size_t(len(text)), ctypes.byref(buf))
        data = self.c.fc_buf_data(buf, ctypes.byref(n))
        answer = json.loads(ctypes.string_at(data, n.value), parse_float=str, parse_int=str)
        self.c.fc_buf_free(buf)
        return answer

    def run(self, scenario, files, **options):
        """The tables of a scenario over CSV texts, or None and the codes and texts of its errors."""
        options = {**{name: name + ".csv" for name in files}, "no-digest": True, "format": "json", **options}
        answer = self.ask({"command": "run", "scenario": scenario, "options": options,
                           "files": {name + ".csv": text for name, text in files.items()}})
        if answer.get("errors"):
            return None, [(each["code"], each.get("message", ""), each.get("pointer", "")) for each in answer["errors"]]
        return {name: each["rows"] for name, each in answer["tables"].items()}, None
