// 提交验证: lets a worker search while the page is read; the question is for those without scripts.
(function () {
  "use strict";

  var box = document.getElementById("proof");
  var form = document.getElementById("send");
  var sending = null;

  function connect() {
    var told = box.querySelector("[role=status]");
    var question = box.querySelector(".proof-question");
    var proof = box.querySelector("input[name=proof]");
    var worker = new Worker(box.dataset.worker);

    function giveUp() {
      worker.terminate();
      worker = null;
      told.hidden = true;
      question.hidden = false;
    }

    worker.onerror = giveUp;
    worker.onmessage = function (event) {
      if (event.data === null) {
        giveUp();
        return;
      }
      proof.value = btoa(JSON.stringify(event.data));
      worker.terminate();
      worker = null;
      told.textContent = box.dataset.done;
      if (sending) {
        form.requestSubmit(sending);
      }
    };
    worker.postMessage(JSON.parse(box.dataset.task));
    question.hidden = true;
    told.hidden = false;
    told.textContent = box.dataset.working;

    form.addEventListener("submit", function (event) {
      if (worker && event.submitter && event.submitter.value === "send") {
        event.preventDefault();
        sending = event.submitter;
        told.focus();
      }
    });
  }

  // A second press while the first is on its way sends nothing.
  function sendOnce() {
    var sent = false;
    form.addEventListener("submit", function (event) {
      if (event.defaultPrevented) {
        return;
      }
      if (sent) {
        event.preventDefault();
      }
      sent = true;
    });
    window.addEventListener("pageshow", function () {
      sent = false;
    });
  }

  if (box && window.Worker) {
    connect();
  }
  if (form) {
    sendOnce();
  }
})();
