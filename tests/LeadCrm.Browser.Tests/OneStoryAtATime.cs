// Every story starts the program and a browser of its own; several at once on two cores only make each other wait until they give up.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
