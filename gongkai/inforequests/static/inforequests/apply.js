// 网上申请: labels that follow the kind of applicant, a draft on this device, no sending twice.
// Without scripts the page works as it stands.
(function () {
  "use strict";

  var KEY = "gongkai-application-draft";
  var SENT = "gongkai-application-sent";
  var DAYS = 7;
  // Neither numbers of documents nor files are ever kept.
  var KEPT = ["organ", "kind", "name", "document", "phone", "email", "address", "agent_name",
    "agent_document", "subject", "wanted_form", "help_needed"];

  function stored() {
    try {
      var found = JSON.parse(localStorage.getItem(KEY));
      if (found && Date.now() - found.at < DAYS * 86400000) {
        return found.values;
      }
      localStorage.removeItem(KEY);
    } catch (refused) {
      // Storage is switched off, or holds something else.
    }
    return null;
  }

  function clear() {
    try {
      localStorage.removeItem(KEY);
    } catch (refused) {
      // Then there is nothing to clear.
    }
  }

  function store(form) {
    var values = {};
    KEPT.forEach(function (name) {
      var control = form.elements[name];
      values[name] = control ? control.value : "";
    });
    try {
      localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), values: values }));
    } catch (refused) {
      // Full or switched off: the form itself is not touched by that.
    }
  }

  function restore(form, values) {
    KEPT.forEach(function (name) {
      var control = form.elements[name];
      if (control && values[name]) {
        control.value = values[name];
      }
    });
    if (values.agent_name) {
      form.querySelector(".apply-agent").open = true;
    }
  }

  function connectDraft(form, offer) {
    var keep = document.getElementById("draft-keep");
    var told = document.getElementById("draft-restored");
    var values = stored();
    offer.hidden = false;
    keep.checked = values !== null;
    if (values && form.hasAttribute("data-fresh")) {
      restore(form, values);
      told.hidden = false;
    }
    function remember() {
      if (keep.checked) {
        store(form);
      }
    }
    form.addEventListener("input", remember);
    keep.addEventListener("change", function () {
      if (keep.checked) {
        store(form);
      } else {
        clear();
      }
    });
    document.getElementById("draft-clear").addEventListener("click", function () {
      clear();
      keep.checked = false;
      told.hidden = true;
      form.reset();
      relabel(form);
      form.elements.name.focus();
    });
  }

  function mark(sent) {
    try {
      if (sent) {
        sessionStorage.setItem(SENT, "1");
      } else {
        sessionStorage.removeItem(SENT);
      }
    } catch (refused) {
      // Storage is switched off.
    }
  }

  function isSent() {
    try {
      return sessionStorage.getItem(SENT) === "1";
    } catch (refused) {
      return true;
    }
  }

  // The way back to what was sent must not show a name and a number to the next visitor.
  function emptyOnceSent(form, kept) {
    var visit = performance.getEntriesByType("navigation")[0];
    if (!kept && !(visit && visit.type === "back_forward")) {
      mark(false);
    } else if (isSent()) {
      form.reset();
    }
  }

  function relabel(form) {
    var person = form.elements.kind.value === "natural";
    form.querySelectorAll("[data-person]").forEach(function (input) {
      var label = form.querySelector('label[for="' + input.id + '"]');
      label.firstChild.textContent = person ? input.dataset.person : input.dataset.organisation;
    });
  }

  function connectKind(form) {
    var document_ = form.elements.document;
    form.querySelectorAll('input[name="kind"]').forEach(function (choice) {
      choice.addEventListener("change", function () {
        relabel(form);
        // What was chosen on purpose for another paper stays.
        if (document_.value !== "other") {
          document_.value = choice.value === "natural" ? "resident_id" : "credit_code";
        }
      });
    });
    relabel(form);
  }

  function connectFiles(form) {
    var most = Number(form.dataset.fileLimit) * 1024 * 1024;
    form.querySelectorAll('input[type="file"]').forEach(function (input) {
      var told = document.createElement("p");
      told.className = "errorlist";
      told.setAttribute("role", "alert");
      input.after(told);
      input.addEventListener("change", function () {
        var large = Array.from(input.files).filter(function (file) {
          return file.size > most;
        });
        told.textContent = large.length
          ? form.dataset.fileWords + large.map(function (file) { return file.name; }).join("、")
          : "";
      });
    });
  }

  var form = document.getElementById("apply");
  if (form) {
    var offer = document.getElementById("draft-offer");
    if (offer) {
      connectDraft(form, offer);
    }
    connectKind(form);
    connectFiles(form);
    window.addEventListener("pageshow", function (event) {
      emptyOnceSent(form, event.persisted);
      relabel(form);
    });
  }
  if (document.querySelector("[data-application-sent]")) {
    clear();
    mark(true);
  }
})();
