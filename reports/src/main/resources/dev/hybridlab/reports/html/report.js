// The page reads without this: it only filters the table and opens what a link points at.
(function () {
  var box = document.getElementById("filter");
  var rows = Array.prototype.slice.call(document.querySelectorAll("tr[data-words]"));
  if (box) box.addEventListener("input", function () {
    var words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    rows.forEach(function (row) {
      row.hidden = !words.every(function (word) { return row.dataset.words.indexOf(word) >= 0; });
      var section = document.getElementById(row.dataset.section);
      if (section) section.hidden = row.hidden;
    });
  });
  function openTarget() {
    var target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && target.tagName === "DETAILS") { target.open = true; target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", openTarget);
  openTarget();
})();
