// 显示设置: remembered on this device only. Loaded in the head so that a remembered setting is
// in force before the first paint; without scripts the page stays in its ordinary look.
(function () {
  "use strict";

  var NAMES = ["elder", "contrast", "theme"];
  var root = document.documentElement;

  function remembered(name) {
    try {
      return localStorage.getItem("gongkai-" + name) || "";
    } catch (refused) {
      return "";
    }
  }

  function remember(name, value) {
    try {
      if (value) {
        localStorage.setItem("gongkai-" + name, value);
      } else {
        localStorage.removeItem("gongkai-" + name);
      }
    } catch (refused) {
      // Storage is switched off: the setting holds for this page.
    }
  }

  function apply(name, value) {
    if (value) {
      root.setAttribute("data-" + name, value);
    } else {
      root.removeAttribute("data-" + name);
    }
  }

  function connect(settings) {
    settings.hidden = false;
    NAMES.forEach(function (name) {
      var now = root.getAttribute("data-" + name) || "";
      settings.querySelectorAll('input[name="' + name + '"]').forEach(function (input) {
        input.checked = input.value === now;
        input.addEventListener("change", function () {
          apply(name, input.value);
          remember(name, input.value);
        });
      });
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && settings.open) {
        settings.open = false;
        settings.querySelector("summary").focus();
      }
    });
  }

  NAMES.forEach(function (name) {
    apply(name, remembered(name));
  });

  document.addEventListener("DOMContentLoaded", function () {
    var settings = document.getElementById("display-settings");
    if (settings) {
      connect(settings);
    }
    document.querySelectorAll("[data-print]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () {
        window.print();
      });
    });
  });

  // Only now: the way to the "#" of an address takes the focus away again.
  window.addEventListener("load", function () {
    var summary = document.querySelector(".error-summary");
    if (summary) {
      summary.focus();
    }
  });
})();
