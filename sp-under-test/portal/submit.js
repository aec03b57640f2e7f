// Only comfort: the page has a button for whoever has no script.
document.getElementById('leaving').requestSubmit();
