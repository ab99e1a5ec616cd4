<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About RetSAM Desktop</source>
        <translation>Über RetSAM Desktop</translation>
    </message>
    <message>
        <source>&lt;b&gt;Research use only. Not for diagnosis.&lt;/b&gt;</source>
        <translation>&lt;b&gt;Nur für die Forschung. Nicht zur Diagnose.&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Models and versions</source>
        <translation>Modelle und Versionen</translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation>Versionen und Lizenzen</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>Öff&amp;nen…</translation>
    </message>
    <message>
        <source>Open one photograph or several</source>
        <translation>Eine oder mehrere Aufnahmen öffnen</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open all photographs of a folder</source>
        <translation>Alle Aufnahmen eines Ordners öffnen</translation>
    </message>
    <message>
        <source>Open a &amp;CD…</source>
        <translation>&amp;CD öffnen…</translation>
    </message>
    <message>
        <source>Show the patients of a disc or a folder of DICOM files</source>
        <translation>Die Patienten eines Datenträgers oder eines Ordners mit DICOM-Dateien zeigen</translation>
    </message>
    <message>
        <source>&amp;DICOM servers…</source>
        <translation>&amp;DICOM-Server…</translation>
    </message>
    <message>
        <source>Fetch from a PACS, see who is expected and what waits to be sent</source>
        <translation>Aus einem PACS holen, sehen, wer erwartet wird und was auf das Senden wartet</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>B&amp;eispiel öffnen</translation>
    </message>
    <message>
        <source>Open a drawn photograph to try the program with</source>
        <translation>Eine gezeichnete Aufnahme öffnen, um das Programm auszuprobieren</translation>
    </message>
    <message>
        <source>&amp;Previous photograph</source>
        <translation>&amp;Vorige Aufnahme</translation>
    </message>
    <message>
        <source>Go back in the worklist</source>
        <translation>In der Arbeitsliste zurückgehen</translation>
    </message>
    <message>
        <source>&amp;Next photograph</source>
        <translation>Nächste &amp;Aufnahme</translation>
    </message>
    <message>
        <source>Go on in the worklist</source>
        <translation>In der Arbeitsliste weitergehen</translation>
    </message>
    <message>
        <source>&amp;Export report…</source>
        <translation>Be&amp;richt exportieren…</translation>
    </message>
    <message>
        <source>Write the report as a PDF</source>
        <translation>Den Bericht als PDF schreiben</translation>
    </message>
    <message>
        <source>Report &amp;language and paper…</source>
        <translation>&amp;Sprache und Papier des Berichts…</translation>
    </message>
    <message>
        <source>Choose the language and the paper of reports</source>
        <translation>Sprache und Papier der Berichte wählen</translation>
    </message>
    <message>
        <source>Export &amp;masks and measurements…</source>
        <translation>&amp;Masken und Messwerte exportieren…</translation>
    </message>
    <message>
        <source>Write masks, overlay, measurements and report into a folder</source>
        <translation>Masken, Überlagerung, Messwerte und Bericht in einen Ordner schreiben</translation>
    </message>
    <message>
        <source>E&amp;xport for other programs…</source>
        <translation>&amp;Für andere Programme exportieren…</translation>
    </message>
    <message>
        <source>Write COCO, labelme, NIfTI, label map, overlay, training data and more</source>
        <translation>COCO, labelme, NIfTI, Labelkarte, Überlagerung, Trainingsdaten und mehr schreiben</translation>
    </message>
    <message>
        <source>De-&amp;identify…</source>
        <translation>De-&amp;identifizieren…</translation>
    </message>
    <message>
        <source>Write copies of files that name nobody, after a look at each</source>
        <translation>Kopien von Dateien schreiben, die niemanden nennen, nach einem Blick auf jede</translation>
    </message>
    <message>
        <source>&amp;Clear recent files</source>
        <translation>&amp;Liste der letzten Dateien leeren</translation>
    </message>
    <message>
        <source>Forget the files that were opened last</source>
        <translation>Vergessen, welche Dateien zuletzt geöffnet wurden</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Das Programm schließen</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>Ein&amp;passen</translation>
    </message>
    <message>
        <source>Show the whole photograph</source>
        <translation>Die ganze Aufnahme zeigen</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>O&amp;riginalgröße</translation>
    </message>
    <message>
        <source>One pixel of the photograph on one pixel of the screen</source>
        <translation>Ein Pixel der Aufnahme auf einem Pixel des Bildschirms</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Enlarge around the middle; the wheel enlarges around the pointer</source>
        <translation>Um die Mitte vergrößern; das Mausrad vergrößert um den Zeiger</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Show more of the photograph</source>
        <translation>Mehr von der Aufnahme zeigen</translation>
    </message>
    <message>
        <source>&amp;Original</source>
        <translation>&amp;Original</translation>
    </message>
    <message>
        <source>The photograph as it is</source>
        <translation>Die Aufnahme, wie sie ist</translation>
    </message>
    <message>
        <source>&amp;Red-free</source>
        <translation>Ro&amp;tfrei</translation>
    </message>
    <message>
        <source>The green channel alone: vessels and haemorrhages stand out</source>
        <translation>Nur der Grünkanal: Gefäße und Blutungen treten hervor</translation>
    </message>
    <message>
        <source>&amp;Luminance</source>
        <translation>&amp;Luminanz</translation>
    </message>
    <message>
        <source>All colours as one grey</source>
        <translation>Alle Farben als ein Grau</translation>
    </message>
    <message>
        <source>&amp;CLAHE</source>
        <translation>CLA&amp;HE</translation>
    </message>
    <message>
        <source>Local contrast equalised</source>
        <translation>Lokaler Kontrast angeglichen</translation>
    </message>
    <message>
        <source>Reset &amp;display</source>
        <translation>Anzei&amp;ge zurücksetzen</translation>
    </message>
    <message>
        <source>Original colours, brightness, contrast and gamma</source>
        <translation>Ursprüngliche Farben, Helligkeit, Kontrast und Gamma</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>U&amp;mkehren</translation>
    </message>
    <message>
        <source>Turn light into dark</source>
        <translation>Hell und Dunkel vertauschen</translation>
    </message>
    <message>
        <source>Keep the &amp;view</source>
        <translation>&amp;Ansicht beibehalten</translation>
    </message>
    <message>
        <source>Leave place and zoom as they are for the next photograph</source>
        <translation>Ausschnitt und Vergrößerung für die nächste Aufnahme beibehalten</translation>
    </message>
    <message>
        <source>&amp;Hide layers</source>
        <translation>Ebe&amp;nen ausblenden</translation>
    </message>
    <message>
        <source>Hide all layers; hold Space to hide them for a moment</source>
        <translation>Alle Ebenen ausblenden; Leertaste halten blendet sie kurz aus</translation>
    </message>
    <message>
        <source>&amp;Model&apos;s layers</source>
        <translation>E&amp;benen des Modells</translation>
    </message>
    <message>
        <source>See the model&apos;s layers in place of yours; hold M to see them briefly</source>
        <translation>Die Ebenen des Modells statt der eigenen sehen; M halten zeigt sie kurz</translation>
    </message>
    <message>
        <source>&amp;Wipe</source>
        <translation>Verglei&amp;chslinie</translation>
    </message>
    <message>
        <source>Draw a line across: left of it the model&apos;s layers, right of it yours</source>
        <translation>Eine Linie durch das Bild: links davon die Ebenen des Modells, rechts Ihre</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>Nebene&amp;inander</translation>
    </message>
    <message>
        <source>A second side to look at: the model&apos;s layers, another visit, the other eye</source>
        <translation>Eine zweite Seite zum Ansehen: die Ebenen des Modells, ein anderer Besuch, das andere Auge</translation>
    </message>
    <message>
        <source>C&amp;olours of layers…</source>
        <translation>Farben &amp;der Ebenen…</translation>
    </message>
    <message>
        <source>Choose colours, and see which of them look alike and to whom</source>
        <translation>Farben wählen und sehen, welche sich ähneln und für wen</translation>
    </message>
    <message>
        <source>Reset &amp;colours of layers</source>
        <translation>&amp;Farben der Ebenen zurücksetzen</translation>
    </message>
    <message>
        <source>Give all layers their usual colours again</source>
        <translation>Allen Ebenen wieder die üblichen Farben geben</translation>
    </message>
    <message>
        <source>Show patient&apos;s &amp;name</source>
        <translation>Namen des Patienten &amp;zeigen</translation>
    </message>
    <message>
        <source>Show the patient&apos;s name instead of the pseudonym</source>
        <translation>Den Namen des Patienten statt des Pseudonyms zeigen</translation>
    </message>
    <message>
        <source>&amp;System theme</source>
        <translation>Design &amp;wie das System</translation>
    </message>
    <message>
        <source>Dark or light as the system has it</source>
        <translation>Dunkel oder hell, wie das System es vorgibt</translation>
    </message>
    <message>
        <source>Dar&amp;k theme</source>
        <translation>D&amp;unkles Design</translation>
    </message>
    <message>
        <source>Light text on a dark ground</source>
        <translation>Helle Schrift auf dunklem Grund</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>Helle&amp;s Design</translation>
    </message>
    <message>
        <source>Dark text on a light ground</source>
        <translation>Dunkle Schrift auf hellem Grund</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Language, the hand that holds the mouse, motion on the screen</source>
        <translation>Sprache, die Hand an der Maus, Bewegung auf dem Bildschirm</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>Den ganzen Bildschirm nutzen</translation>
    </message>
    <message>
        <source>&amp;Segment</source>
        <translation>S&amp;egmentieren</translation>
    </message>
    <message>
        <source>Find vessels, optic disc and what else the model knows</source>
        <translation>Gefäße, Papille und alles finden, was das Modell kennt</translation>
    </message>
    <message>
        <source>Vessels and zones of the &amp;model</source>
        <translation>&amp;Gefäße und Zonen des Modells</translation>
    </message>
    <message>
        <source>Measure the vessels and zones that the model gives</source>
        <translation>Die Gefäße und Zonen messen, die das Modell vorgibt</translation>
    </message>
    <message>
        <source>Ne&amp;xt lesion</source>
        <translation>&amp;Nächste Läsion</translation>
    </message>
    <message>
        <source>Go to the next piece in the list of lesions</source>
        <translation>Zum nächsten Stück in der Liste der Läsionen gehen</translation>
    </message>
    <message>
        <source>&amp;Previous lesion</source>
        <translation>&amp;Vorige Läsion</translation>
    </message>
    <message>
        <source>Go to the piece before in the list of lesions</source>
        <translation>Zum vorigen Stück in der Liste der Läsionen gehen</translation>
    </message>
    <message>
        <source>Set the s&amp;cale…</source>
        <translation>Maßstab &amp;setzen…</translation>
    </message>
    <message>
        <source>State the size of a pixel on the retina, so that lengths come in µm</source>
        <translation>Die Größe eines Pixels auf der Netzhaut angeben, damit Längen in µm erscheinen</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>M&amp;odelle…</translation>
    </message>
    <message>
        <source>Choose the model that segments; add published ones from their files</source>
        <translation>Das Modell zum Segmentieren wählen; veröffentlichte aus ihren Dateien hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Improve the model…</source>
        <translation>&amp;Modell verbessern…</translation>
    </message>
    <message>
        <source>Let the model learn from photographs that you corrected</source>
        <translation>Das Modell aus Aufnahmen lernen lassen, die Sie korrigiert haben</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Stop what the program does, or take a drawn measurement away</source>
        <translation>Anhalten, was das Programm gerade tut, oder eine gezeichnete Messung entfernen</translation>
    </message>
    <message>
        <source>Find a &amp;command…</source>
        <translation>&amp;Befehl suchen…</translation>
    </message>
    <message>
        <source>All commands in one list to search</source>
        <translation>Alle Befehle in einer durchsuchbaren Liste</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>T&amp;astenkürzel</translation>
    </message>
    <message>
        <source>All keys on one sheet</source>
        <translation>Alle Tasten auf einem Blatt</translation>
    </message>
    <message>
        <source>C&amp;hange keys…</source>
        <translation>&amp;Tasten ändern…</translation>
    </message>
    <message>
        <source>Give actions other keys</source>
        <translation>Befehlen andere Tasten geben</translation>
    </message>
    <message>
        <source>Show &amp;log file</source>
        <translation>&amp;Protokolldatei zeigen</translation>
    </message>
    <message>
        <source>Open the folder with the details of errors</source>
        <translation>Den Ordner mit den Einzelheiten zu Fehlern öffnen</translation>
    </message>
    <message>
        <source>&amp;About RetSAM Desktop</source>
        <translation>Über &amp;RetSAM Desktop</translation>
    </message>
    <message>
        <source>Versions, models, conditions of use</source>
        <translation>Versionen, Modelle, Nutzungsbedingungen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>A&amp;nsicht</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>&amp;Auswerten</translation>
    </message>
    <message>
        <source>&amp;Case</source>
        <translation>&amp;Fall</translation>
    </message>
    <message>
        <source>&amp;Studies</source>
        <translation>&amp;Studien</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Continue with the last case</source>
        <translation>&amp;Mit dem letzten Fall fortfahren</translation>
    </message>
    <message>
        <source>Open the photograph that was worked on last</source>
        <translation>Die zuletzt bearbeitete Aufnahme öffnen</translation>
    </message>
    <message>
        <source>&amp;Load again</source>
        <translation>Neu &amp;laden</translation>
    </message>
    <message>
        <source>Ask the workspace for the case once more, or sign in to it</source>
        <translation>Den Arbeitsbereich noch einmal nach dem Fall fragen oder sich dort anmelden</translation>
    </message>
    <message>
        <source>&amp;Keep in the workspace</source>
        <translation>&amp;Im Arbeitsbereich aufbewahren</translation>
    </message>
    <message>
        <source>Put a copy of the photograph&apos;s file into the encrypted workspace</source>
        <translation>Eine Kopie der Fotodatei in den verschlüsselten Arbeitsbereich legen</translation>
    </message>
    <message>
        <source>&amp;Open what is kept…</source>
        <translation>Auf&amp;bewahrtes öffnen…</translation>
    </message>
    <message>
        <source>Open a photograph that the encrypted workspace keeps</source>
        <translation>Ein Foto öffnen, das der verschlüsselte Arbeitsbereich aufbewahrt</translation>
    </message>
    <message>
        <source>&amp;Sign off…</source>
        <translation>&amp;Abschließen…</translation>
    </message>
    <message>
        <source>Make the case final under your name, and lock it</source>
        <translation>Den Fall unter Ihrem Namen endgültig machen und sperren</translation>
    </message>
    <message>
        <source>&amp;Reopen…</source>
        <translation>&amp;Wieder öffnen…</translation>
    </message>
    <message>
        <source>Make a final case a draft again; the reason is kept</source>
        <translation>Einen endgültigen Fall wieder zum Entwurf machen; der Grund wird aufbewahrt</translation>
    </message>
    <message>
        <source>&amp;Ungradable…</source>
        <translation>&amp;Nicht beurteilbar…</translation>
    </message>
    <message>
        <source>Say that the photograph cannot be graded and why, or take that back</source>
        <translation>Sagen, dass die Aufnahme nicht beurteilbar ist und warum, oder das zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Rückgäng&amp;ig</translation>
    </message>
    <message>
        <source>Take back the last stroke, command or choice</source>
        <translation>Den letzten Strich, Befehl oder die letzte Wahl zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Noch einmal tun, was zurückgenommen wurde</translation>
    </message>
    <message>
        <source>&amp;Add layer…</source>
        <translation>Ebene hin&amp;zufügen…</translation>
    </message>
    <message>
        <source>Add an empty layer for a structure, to draw it by hand</source>
        <translation>Für eine Struktur eine leere Ebene hinzufügen, um sie von Hand zu zeichnen</translation>
    </message>
    <message>
        <source>&amp;Next layer</source>
        <translation>&amp;Nächste Ebene</translation>
    </message>
    <message>
        <source>Correct the next layer of the list</source>
        <translation>Die nächste Ebene der Liste korrigieren</translation>
    </message>
    <message>
        <source>&amp;Previous layer</source>
        <translation>Vorige &amp;Ebene</translation>
    </message>
    <message>
        <source>Correct the layer before in the list</source>
        <translation>Die vorige Ebene der Liste korrigieren</translation>
    </message>
    <message>
        <source>&amp;Take over the layer</source>
        <translation>Ebene übe&amp;rnehmen</translation>
    </message>
    <message>
        <source>Make the model&apos;s layer your own as it is: you have looked, and agree</source>
        <translation>Die Ebene des Modells unverändert zur eigenen machen: Sie haben sie angesehen und stimmen zu</translation>
    </message>
    <message>
        <source>&amp;Drop corrections</source>
        <translation>Korrekturen &amp;verwerfen</translation>
    </message>
    <message>
        <source>Go back to the model&apos;s layer of this structure</source>
        <translation>Zur Ebene des Modells für diese Struktur zurückkehren</translation>
    </message>
    <message>
        <source>Copy the la&amp;yer into…</source>
        <translation>E&amp;bene kopieren nach…</translation>
    </message>
    <message>
        <source>Give the pixels of the active layer to another structure</source>
        <translation>Die Pixel der aktiven Ebene einer anderen Struktur geben</translation>
    </message>
    <message>
        <source>S&amp;maller brush</source>
        <translation>K&amp;leinerer Pinsel</translation>
    </message>
    <message>
        <source>Make the brush smaller; Ctrl and the wheel do it too</source>
        <translation>Den Pinsel kleiner machen; Strg und das Mausrad tun es auch</translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation>Größerer &amp;Pinsel</translation>
    </message>
    <message>
        <source>Make the brush larger; Ctrl and the wheel do it too</source>
        <translation>Den Pinsel größer machen; Strg und das Mausrad tun es auch</translation>
    </message>
    <message>
        <source>Fill all &amp;holes</source>
        <translation>&amp;Alle Löcher füllen</translation>
    </message>
    <message>
        <source>Fill every hole of the active layer</source>
        <translation>Jedes Loch der aktiven Ebene füllen</translation>
    </message>
    <message>
        <source>Outline the layer ane&amp;w</source>
        <translation>Ebene neu &amp;umreißen</translation>
    </message>
    <message>
        <source>Outline each piece of the active layer again, from its own box</source>
        <translation>Jedes Stück der aktiven Ebene aus seinem Kasten neu umreißen</translation>
    </message>
    <message>
        <source>&amp;Change the whole layer…</source>
        <translation>&amp;Ganze Ebene ändern…</translation>
    </message>
    <message>
        <source>Set how far a layer grows, and how small a piece may be; and do it</source>
        <translation>Einstellen, wie weit eine Ebene wächst und wie klein ein Stück sein darf; und es tun</translation>
    </message>
    <message>
        <source>&amp;Grow</source>
        <translation>Wac&amp;hsen</translation>
    </message>
    <message>
        <source>Make the active layer larger on all sides</source>
        <translation>Die aktive Ebene nach allen Seiten vergrößern</translation>
    </message>
    <message>
        <source>&amp;Shrink</source>
        <translation>S&amp;chrumpfen</translation>
    </message>
    <message>
        <source>Make the active layer smaller on all sides</source>
        <translation>Die aktive Ebene von allen Seiten verkleinern</translation>
    </message>
    <message>
        <source>Sm&amp;ooth</source>
        <translation>Glä&amp;tten</translation>
    </message>
    <message>
        <source>Even out bumps and notches of the active layer</source>
        <translation>Buckel und Kerben der aktiven Ebene ausgleichen</translation>
    </message>
    <message>
        <source>&amp;Keep the largest piece</source>
        <translation>Größtes &amp;Stück behalten</translation>
    </message>
    <message>
        <source>Erase all pieces of the active layer but the largest</source>
        <translation>Alle Stücke der aktiven Ebene außer dem größten löschen</translation>
    </message>
    <message>
        <source>Erase small p&amp;ieces</source>
        <translation>&amp;Kleine Stücke löschen</translation>
    </message>
    <message>
        <source>Erase pieces of the active layer with fewer pixels than set</source>
        <translation>Stücke der aktiven Ebene mit weniger Pixeln als eingestellt löschen</translation>
    </message>
    <message>
        <source>&amp;Hand</source>
        <translation>&amp;Hand</translation>
    </message>
    <message>
        <source>Move the photograph</source>
        <translation>Die Aufnahme verschieben</translation>
    </message>
    <message>
        <source>P&amp;oint at it</source>
        <translation>Dara&amp;ufzeigen</translation>
    </message>
    <message>
        <source>Drag a box around it, or click into it: a model outlines it. Right-click: not this. Shift+drag: a scribble. Enter accepts</source>
        <translation>Ziehen Sie einen Kasten darum oder klicken Sie hinein: Ein Modell umreißt es. Rechtsklick: das nicht. Umschalt+Ziehen: Kritzeln. Eingabe nimmt an</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>&amp;Pinsel</translation>
    </message>
    <message>
        <source>Paint the active layer; Shift for a straight line, Alt to erase</source>
        <translation>Die aktive Ebene malen; Umschalt für eine gerade Linie, Alt zum Radieren</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>Ra&amp;dierer</translation>
    </message>
    <message>
        <source>Erase from the active layer; Shift for a straight line</source>
        <translation>Von der aktiven Ebene radieren; Umschalt für eine gerade Linie</translation>
    </message>
    <message>
        <source>&amp;Polygon</source>
        <translation>P&amp;olygon</translation>
    </message>
    <message>
        <source>Click the corners of an area; Enter closes it</source>
        <translation>Die Ecken einer Fläche klicken; Eingabe schließt sie</translation>
    </message>
    <message>
        <source>&amp;Lasso</source>
        <translation>L&amp;asso</translation>
    </message>
    <message>
        <source>Draw around an area</source>
        <translation>Eine Fläche umfahren</translation>
    </message>
    <message>
        <source>&amp;Fill a hole</source>
        <translation>&amp;Loch füllen</translation>
    </message>
    <message>
        <source>Click a hole of the active layer to fill it</source>
        <translation>In ein Loch der aktiven Ebene klicken, um es zu füllen</translation>
    </message>
    <message>
        <source>&amp;Smart fill</source>
        <translation>Ähnli&amp;ches füllen</translation>
    </message>
    <message>
        <source>Click to take connected pixels that look alike</source>
        <translation>Klicken, um zusammenhängende Pixel zu nehmen, die sich ähneln</translation>
    </message>
    <message>
        <source>&amp;Vessel</source>
        <translation>&amp;Gefäß</translation>
    </message>
    <message>
        <source>Click along a vessel: it is painted at its own width</source>
        <translation>Entlang eines Gefäßes klicken: Es wird in seiner eigenen Breite gemalt</translation>
    </message>
    <message>
        <source>E&amp;llipse</source>
        <translation>&amp;Ellipse</translation>
    </message>
    <message>
        <source>Click three to five points of an edge, as of disc or cup</source>
        <translation>Drei bis fünf Punkte eines Randes klicken, etwa von Papille oder Exkavation</translation>
    </message>
    <message>
        <source>Paint what is lik&amp;ely</source>
        <translation>&amp;Wahrscheinliches malen</translation>
    </message>
    <message>
        <source>A brush that takes only pixels which the model finds likely</source>
        <translation>Ein Pinsel, der nur Pixel nimmt, die das Modell für wahrscheinlich hält</translation>
    </message>
    <message>
        <source>&amp;Questionable</source>
        <translation>F&amp;raglich</translation>
    </message>
    <message>
        <source>Mark pixels that you are not sure of; Alt to unmark</source>
        <translation>Pixel markieren, bei denen Sie nicht sicher sind; Alt hebt es auf</translation>
    </message>
    <message>
        <source>Erase a p&amp;iece</source>
        <translation>S&amp;tück löschen</translation>
    </message>
    <message>
        <source>Click a piece of the active layer to erase it; Shift keeps it alone</source>
        <translation>Auf ein Stück der aktiven Ebene klicken, um es zu löschen; Umschalt behält es als einziges</translation>
    </message>
    <message>
        <source>&amp;Artery ↔ vein</source>
        <translation>Arterie ↔ &amp;Vene</translation>
    </message>
    <message>
        <source>Click a vessel: its whole segment becomes of the other kind</source>
        <translation>Auf ein Gefäß klicken: Sein ganzer Abschnitt wechselt die Art</translation>
    </message>
    <message>
        <source>&amp;Move a piece</source>
        <translation>&amp;Stück verschieben</translation>
    </message>
    <message>
        <source>Drag a piece of the active layer; the wheel turns it</source>
        <translation>Ein Stück der aktiven Ebene ziehen; das Mausrad dreht es</translation>
    </message>
    <message>
        <source>Move a la&amp;ndmark</source>
        <translation>La&amp;ndmarke verschieben</translation>
    </message>
    <message>
        <source>Drag the fovea or the centre of the disc</source>
        <translation>Die Fovea oder die Mitte der Papille ziehen</translation>
    </message>
    <message>
        <source>&amp;Caliper</source>
        <translation>&amp;Messstrecke</translation>
    </message>
    <message>
        <source>Measure a distance between two clicks</source>
        <translation>Einen Abstand zwischen zwei Klicks messen</translation>
    </message>
    <message>
        <source>An&amp;gle</source>
        <translation>W&amp;inkel</translation>
    </message>
    <message>
        <source>Measure an angle of three clicks</source>
        <translation>Einen Winkel aus drei Klicks messen</translation>
    </message>
    <message>
        <source>A&amp;rea</source>
        <translation>&amp;Fläche</translation>
    </message>
    <message>
        <source>Measure an area by its corners</source>
        <translation>Eine Fläche an ihren Ecken messen</translation>
    </message>
    <message>
        <source>&amp;Read a study…</source>
        <translation>Studie &amp;befunden…</translation>
    </message>
    <message>
        <source>Read the cases that a study has for you</source>
        <translation>Die Fälle befunden, die eine Studie für Sie hat</translation>
    </message>
    <message>
        <source>&amp;Manage studies…</source>
        <translation>&amp;Studien verwalten…</translation>
    </message>
    <message>
        <source>Create, assign, watch, close and analyse reader studies</source>
        <translation>Reader-Studien anlegen, zuteilen, beobachten, schließen und auswerten</translation>
    </message>
</context>
<context>
    <name>BScanView</name>
    <message>
        <source>B-scan</source>
        <translation>B-Scan</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Photograph without layers</source>
        <translation>Aufnahme ohne Ebenen</translation>
    </message>
    <message>
        <source>The model&apos;s layers</source>
        <translation>Ebenen des Modells</translation>
    </message>
    <message>
        <source>Same eye</source>
        <translation>Gleiches Auge</translation>
    </message>
    <message>
        <source>Other eye</source>
        <translation>Anderes Auge</translation>
    </message>
    <message>
        <source>date not stated</source>
        <translation>Datum nicht angegeben</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Another photograph lies in the place of this one now.</source>
        <translation>An der Stelle dieser Aufnahme liegt jetzt eine andere.</translation>
    </message>
    <message>
        <source>This side is only looked at. Correct on the left.</source>
        <translation>Diese Seite wird nur angesehen. Korrigieren Sie links.</translation>
    </message>
    <message>
        <source>✎ You correct this side: {0}</source>
        <translation>✎ Diese Seite korrigieren Sie: {0}</translation>
    </message>
    <message>
        <source>Only to look at: opening …</source>
        <translation>Nur zum Ansehen: wird geöffnet …</translation>
    </message>
    <message>
        <source>Only to look at: {0}</source>
        <translation>Nur zum Ansehen: {0}</translation>
    </message>
    <message>
        <source>ANOTHER PATIENT</source>
        <translation>ANDERER PATIENT</translation>
    </message>
    <message>
        <source>perhaps another patient</source>
        <translation>vielleicht ein anderer Patient</translation>
    </message>
    <message>
        <source>no layers are kept of it</source>
        <translation>davon sind keine Ebenen gespeichert</translation>
    </message>
    <message>
        <source>as corrected</source>
        <translation>wie korrigiert</translation>
    </message>
    <message>
        <source>the model&apos;s layers</source>
        <translation>Ebenen des Modells</translation>
    </message>
</context>
<context>
    <name>Biomarkers</name>
    <message>
        <source>Δ the model&apos;s layers give no value</source>
        <translation>Δ die Ebenen des Modells ergeben keinen Wert</translation>
    </message>
    <message>
        <source>Δ model: {0}</source>
        <translation>Δ Modell: {0}</translation>
    </message>
</context>
<context>
    <name>BiomarkersPanel</name>
    <message>
        <source>Biomarkers</source>
        <translation>Biomarker</translation>
    </message>
    <message>
        <source>Every region and unit, and what could not be measured</source>
        <translation>Jede Region und Einheit, und was nicht gemessen werden konnte</translation>
    </message>
    <message>
        <source>Segment the photograph to measure it.</source>
        <translation>Segmentieren Sie die Aufnahme, um sie zu vermessen.</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>Wird gemessen …</translation>
    </message>
    <message>
        <source>Show the key figures only</source>
        <translation>Nur die wichtigsten Werte zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n measurements</source>
        <translation>
            <numerusform>Den einen Messwert zeigen</numerusform>
            <numerusform>Alle %n Messwerte zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Photograph with its layers</source>
        <translation>Aufnahme mit ihren Ebenen</translation>
    </message>
    <message>
        <source>Layers hidden</source>
        <translation>Ebenen ausgeblendet</translation>
    </message>
</context>
<context>
    <name>ChoosingPage</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Who is who</source>
        <translation>Wer ist wer</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>Was bleibt</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>Dateien und Ordner</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>Da&amp;teien hinzufügen…</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>Von der &amp;Liste nehmen</translation>
    </message>
    <message>
        <source>each a patient of its own</source>
        <translation>jedes ein eigener Patient</translation>
    </message>
    <message>
        <source>&amp;Copies go to</source>
        <translation>&amp;Kopien nach</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <source>&amp;Patient number of plain pictures</source>
        <translation>&amp;Patientennummer einfacher Bilder</translation>
    </message>
    <message>
        <source>&amp;New project: its file tells who is behind a pseudonym</source>
        <translation>&amp;Neues Projekt: Seine Datei sagt, wer hinter einem Pseudonym steht</translation>
    </message>
    <message>
        <source>Pro&amp;ject that is there: same names, same shifts</source>
        <translation>&amp;Vorhandenes Projekt: gleiche Namen, gleiche Verschiebungen</translation>
    </message>
    <message>
        <source>&amp;Throw the key away: nobody can look anybody up</source>
        <translation>Schlüssel &amp;wegwerfen: Niemand kann jemanden nachsehen</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>D&amp;urchsuchen…</translation>
    </message>
    <message>
        <source>Project fi&amp;le</source>
        <translation>Pro&amp;jektdatei</translation>
    </message>
    <message>
        <source>Pa&amp;ssphrase</source>
        <translation>Pa&amp;ssphrase</translation>
    </message>
    <message>
        <source>Passphrase a&amp;gain</source>
        <translation>Passphrase &amp;noch einmal</translation>
    </message>
    <message>
        <source>Keep the project&apos;s file apart from the copies. Who loses it, or its passphrase, cannot look anybody up.</source>
        <translation>Bewahren Sie die Projektdatei getrennt von den Kopien auf. Wer sie oder ihre Passphrase verliert, kann niemanden nachsehen.</translation>
    </message>
    <message>
        <source>&amp;Intervals of dates: all move by one random number of days a patient</source>
        <translation>Abstände von Daten: Alle rücken je &amp;Patient um eine zufällige Zahl von Tagen</translation>
    </message>
    <message>
        <source>No &amp;dates at all</source>
        <translation>Gar keine D&amp;aten</translation>
    </message>
    <message>
        <source>&amp;Maker, model and serial number of the device</source>
        <translation>Hersteller, &amp;Modell und Seriennummer des Geräts</translation>
    </message>
    <message>
        <source>Add files or a folder.</source>
        <translation>Fügen Sie Dateien oder einen Ordner hinzu.</translation>
    </message>
    <message>
        <source>Say where the copies go.</source>
        <translation>Sagen Sie, wohin die Kopien kommen.</translation>
    </message>
    <message>
        <source>Say where the project&apos;s file is.</source>
        <translation>Sagen Sie, wo die Projektdatei ist.</translation>
    </message>
    <message>
        <source>This project&apos;s file is there already. Open it, or name another.</source>
        <translation>Diese Projektdatei ist schon da. Öffnen Sie sie, oder nennen Sie eine andere.</translation>
    </message>
    <message>
        <source>There is no such project&apos;s file.</source>
        <translation>Eine solche Projektdatei gibt es nicht.</translation>
    </message>
    <message>
        <source>The passphrase needs at least {0} characters.</source>
        <translation>Die Passphrase braucht mindestens {0} Zeichen.</translation>
    </message>
    <message>
        <source>Both passphrases must be the same.</source>
        <translation>Beide Passphrasen müssen gleich sein.</translation>
    </message>
    <message>
        <source>Which files?</source>
        <translation>Welche Dateien?</translation>
    </message>
    <message>
        <source>Which folder?</source>
        <translation>Welcher Ordner?</translation>
    </message>
    <message>
        <source>Where do the copies go?</source>
        <translation>Wohin kommen die Kopien?</translation>
    </message>
    <message>
        <source>Which project&apos;s file?</source>
        <translation>Welche Projektdatei?</translation>
    </message>
</context>
<context>
    <name>Colours</name>
    <message>
        <source>{0} and {1} look alike.</source>
        <translation>{0} und {1} sehen gleich aus.</translation>
    </message>
    <message>
        <source>{0} and {1} look alike to colour-blind readers.</source>
        <translation>{0} und {1} sehen für farbenblinde Reader gleich aus.</translation>
    </message>
    <message>
        <source>{0} and {1} look alike to readers blind for red and green.</source>
        <translation>{0} und {1} sehen bei Rot-Grün-Blindheit gleich aus.</translation>
    </message>
    <message>
        <source>{0} and {1} look alike to readers blind for blue.</source>
        <translation>{0} und {1} sehen bei Blaublindheit gleich aus.</translation>
    </message>
</context>
<context>
    <name>ColoursDialog</name>
    <message>
        <source>Colours of layers</source>
        <translation>Farben der Ebenen</translation>
    </message>
    <message>
        <source>The usual colours of anatomy, phenotypes and the lesions that models find keep apart for colour-blind readers too. Yours stay for other photographs and after a restart.</source>
        <translation>Die üblichen Farben der Anatomie, der Phänotypen und der Läsionen, die Modelle finden, sind auch für farbenblinde Reader unterscheidbar. Ihre eigenen gelten auch für andere Aufnahmen und nach einem Neustart.</translation>
    </message>
    <message>
        <source>The usual colours</source>
        <translation>Übliche Farben</translation>
    </message>
    <message>
        <source>Colour of {0}</source>
        <translation>Farbe: {0}</translation>
    </message>
    <message>
        <source>The usual colour of {0}</source>
        <translation>Übliche Farbe: {0}</translation>
    </message>
</context>
<context>
    <name>CommandBar</name>
    <message>
        <source>Segment</source>
        <translation>Segmentieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Write results…</source>
        <translation>Ergebnisse schreiben…</translation>
    </message>
    <message>
        <source>Write DICOM…</source>
        <translation>DICOM schreiben…</translation>
    </message>
    <message>
        <source>Keep in the workspace</source>
        <translation>Im Arbeitsbereich aufbewahren</translation>
    </message>
    <message>
        <source>Surfaces and areas</source>
        <translation>Grenzen und Flächen</translation>
    </message>
    <message>
        <source>True to µm</source>
        <translation>Maßstabsgetreu in µm</translation>
    </message>
    <message>
        <source>Whole scan</source>
        <translation>Ganzer Scan</translation>
    </message>
    <message>
        <source>Scale…</source>
        <translation>Maßstab…</translation>
    </message>
    <message>
        <source>OCT</source>
        <translation>OCT</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Befehl eingeben</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open photographs</source>
        <translation>Aufnahmen öffnen</translation>
    </message>
    <message>
        <source>Photographs ({0});;All files (*)</source>
        <translation>Aufnahmen ({0});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>Keine zuletzt geöffneten Dateien</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export into which folder?</source>
        <translation>In welchen Ordner exportieren?</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Another photograph came on the screen meanwhile. Please try again.</source>
        <translation>Inzwischen kam eine andere Aufnahme auf den Bildschirm. Bitte versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>The model&apos;s layers</source>
        <translation>Ebenen des Modells</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Korrigiert</translation>
    </message>
    <message>
        <source>Photograph, nothing corrected</source>
        <translation>Aufnahme, nichts korrigiert</translation>
    </message>
    <message>
        <source>You are correcting: your own layers are shown again.</source>
        <translation>Sie korrigieren: Ihre eigenen Ebenen werden wieder gezeigt.</translation>
    </message>
</context>
<context>
    <name>ConfidenceField</name>
    <message>
        <source>a guess  →  certain</source>
        <translation>geraten  →  sicher</translation>
    </message>
</context>
<context>
    <name>CopyLayerDialog</name>
    <message>
        <source>Copy {0}</source>
        <translation>{0} kopieren</translation>
    </message>
    <message>
        <source>The structure that gets the pixels</source>
        <translation>Die Struktur, die die Pixel erhält</translation>
    </message>
    <message>
        <source>&amp;Take them away from {0}</source>
        <translation>&amp;Von {0} wegnehmen</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;Nach</translation>
    </message>
    <message>
        <source>The pixels are added to what is there. Locks and the rules for painting hold, and it is one step of the history.</source>
        <translation>Die Pixel kommen zu dem hinzu, was schon da ist. Sperren und Malregeln gelten, und es ist ein Schritt im Verlauf.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
</context>
<context>
    <name>Correction</name>
    <message>
        <source>Choose a layer first, or add one.</source>
        <translation>Wählen Sie zuerst eine Ebene oder fügen Sie eine hinzu.</translation>
    </message>
</context>
<context>
    <name>Crashes</name>
    <message>
        <source>The program met a fault the last time. A report of it is on this computer; nothing was sent. Look at it, then delete it or send it to who looks after the program.</source>
        <translation>Beim letzten Mal trat im Programm ein Fehler auf. Ein Bericht darüber liegt auf diesem Computer; nichts wurde gesendet. Sehen Sie ihn an und löschen Sie ihn dann oder senden Sie ihn an die Betreuung des Programms.</translation>
    </message>
    <message>
        <source>Crash report</source>
        <translation>Absturzbericht</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>&amp;Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>DeidentifyDialog</name>
    <message>
        <source>De-identify</source>
        <translation>De-identifizieren</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Back to the files</source>
        <translation>&amp;Zurück zu den Dateien</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Pictures without a decision</source>
        <translation>Bilder ohne Entscheidung</translation>
    </message>
    <message>
        <source>Pictures of which nothing is decided: {0}. They are left out if you write now.</source>
        <translation>Bilder, über die nichts entschieden ist: {0}. Sie werden weggelassen, wenn Sie jetzt schreiben.</translation>
    </message>
    <message>
        <source>Write the others</source>
        <translation>Die anderen schreiben</translation>
    </message>
    <message>
        <source>&amp;Look at the pictures</source>
        <translation>Bilder &amp;ansehen</translation>
    </message>
    <message>
        <source>&amp;Write the copies</source>
        <translation>Kopien &amp;schreiben</translation>
    </message>
    <message>
        <source>Still to decide: {0}</source>
        <translation>Noch zu entscheiden: {0}</translation>
    </message>
    <message>
        <source>Close without writing?</source>
        <translation>Schließen, ohne zu schreiben?</translation>
    </message>
    <message>
        <source>Pictures whose decision is lost: {0}</source>
        <translation>Bilder, deren Entscheidung verloren geht: {0}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>{0:.1f} px</source>
        <translation>{0:.1f} px</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Begin to draw</source>
        <translation>Zeichnen beginnen</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>Nicht vorhanden</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>You are looking at another drawing. Go back to your own to draw.</source>
        <translation>Sie sehen eine andere Zeichnung an. Gehen Sie zu Ihrer eigenen zurück, um zu zeichnen.</translation>
    </message>
</context>
<context>
    <name>DiscDialog</name>
    <message>
        <source>Patients of the disc</source>
        <translation>Patienten des Datenträgers</translation>
    </message>
    <message>
        <source>Patients and examinations</source>
        <translation>Patienten und Untersuchungen</translation>
    </message>
    <message>
        <source>Patient or day</source>
        <translation>Patient oder Tag</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Geboren</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>kein Name</translation>
    </message>
    <message numerus="yes">
        <source>%n files that the disc names are not on it.</source>
        <translation>
            <numerusform>Eine Datei, die der Datenträger nennt, ist nicht darauf.</numerusform>
            <numerusform>%n Dateien, die der Datenträger nennt, sind nicht darauf.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>The photograph as it is (R)</source>
        <translation>Die Aufnahme, wie sie ist (R)</translation>
    </message>
    <message>
        <source>Red-free</source>
        <translation>Rotfrei</translation>
    </message>
    <message>
        <source>The green channel alone (G)</source>
        <translation>Nur der Grünkanal (G)</translation>
    </message>
    <message>
        <source>CLAHE</source>
        <translation>CLAHE</translation>
    </message>
    <message>
        <source>Local contrast equalised (H)</source>
        <translation>Lokaler Kontrast angeglichen (H)</translation>
    </message>
    <message>
        <source>Luminance: all colours as one grey (Shift+G)</source>
        <translation>Luminanz: alle Farben als ein Grau (Umschalt+G)</translation>
    </message>
    <message>
        <source>Reset the display (Ctrl+D)</source>
        <translation>Anzeige zurücksetzen (Strg+D)</translation>
    </message>
</context>
<context>
    <name>DistanceTool</name>
    <message>
        <source>Click the other end of the distance.  Esc: go back</source>
        <translation>Klicken Sie auf das andere Ende der Strecke.  Esc: zurück</translation>
    </message>
    <message>
        <source>Click one end of a distance that you know.  Esc: go back</source>
        <translation>Klicken Sie auf ein Ende einer bekannten Strecke.  Esc: zurück</translation>
    </message>
</context>
<context>
    <name>DrawingPanel</name>
    <message>
        <source>Layers of the model</source>
        <translation>Ebenen des Modells</translation>
    </message>
    <message>
        <source>To draw</source>
        <translation>Zu zeichnen</translation>
    </message>
    <message>
        <source>To measure</source>
        <translation>Zu messen</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>Nicht vorhanden</translation>
    </message>
    <message>
        <source>As the model</source>
        <translation>Wie das Modell</translation>
    </message>
    <message>
        <source>As A</source>
        <translation>Wie A</translation>
    </message>
    <message>
        <source>As B</source>
        <translation>Wie B</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>On the photograph</source>
        <translation>Auf der Aufnahme</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>The model&apos;s</source>
        <translation>Vom Modell</translation>
    </message>
    <message>
        <source>Reader A&apos;s</source>
        <translation>Von Reader A</translation>
    </message>
    <message>
        <source>Reader B&apos;s</source>
        <translation>Von Reader B</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>{0} zeigen</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>zu tun</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>gezeichnet</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>EdgeSearch</name>
    <message>
        <source>This surface is not seen here. Draw it with Draw surface (3).</source>
        <translation>Diese Grenze ist hier nicht zu sehen. Zeichnen Sie sie mit „Zeichnen“ (3).</translation>
    </message>
    <message>
        <source>No edge can be told from noise there.</source>
        <translation>Dort ist keine Kante vom Rauschen zu unterscheiden.</translation>
    </message>
    <message>
        <source>Snap {0}, B-scan {1}</source>
        <translation>{0} einrasten, B-Scan {1}</translation>
    </message>
    <message>
        <source>Correct this surface on this B-scan first.</source>
        <translation>Korrigieren Sie diese Grenze zuerst auf diesem B-Scan.</translation>
    </message>
    <message>
        <source>The B-scans beside this one do not show it.</source>
        <translation>Die benachbarten B-Scans zeigen sie nicht.</translation>
    </message>
    <message>
        <source>Carry {0} from B-scan {1}</source>
        <translation>{0} von B-Scan {1} übertragen</translation>
    </message>
    <message>
        <source>Carried to {0} B-scans before and {1} after. Look at them.</source>
        <translation>Auf {0} B-Scans davor und {1} danach übertragen. Sehen Sie sie an.</translation>
    </message>
    <message>
        <source>One moment: the edge is being looked for.</source>
        <translation>Einen Augenblick: Die Kante wird gesucht.</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>One moment: a step is being read from the store.</source>
        <translation>Einen Augenblick: Ein Schritt wird aus dem Speicher gelesen.</translation>
    </message>
    <message>
        <source>Choose a layer first, or add one.</source>
        <translation>Wählen Sie zuerst eine Ebene oder fügen Sie eine hinzu.</translation>
    </message>
    <message>
        <source>{0} is locked.</source>
        <translation>{0} ist gesperrt.</translation>
    </message>
    <message>
        <source>The model&apos;s layer stays as it is: you are correcting your own copy of {0}.</source>
        <translation>Die Ebene des Modells bleibt, wie sie ist: Sie korrigieren Ihre eigene Kopie von {0}.</translation>
    </message>
    <message>
        <source>{0} is locked, so {1} stays as it is where it would change that.</source>
        <translation>{0} ist gesperrt; daher bleibt {1}, wo es jene ändern würde, wie es ist.</translation>
    </message>
    <message>
        <source>Add layer: {0}</source>
        <translation>Ebene hinzufügen: {0}</translation>
    </message>
    <message>
        <source>{0} is your own layer already.</source>
        <translation>{0} ist bereits Ihre eigene Ebene.</translation>
    </message>
    <message>
        <source>Take over: {0}</source>
        <translation>Übernehmen: {0}</translation>
    </message>
    <message>
        <source>{0} is your own layer now, as the model drew it.</source>
        <translation>{0} ist jetzt Ihre eigene Ebene, wie das Modell sie gezeichnet hat.</translation>
    </message>
    <message>
        <source>Corrections dropped: {0}</source>
        <translation>Korrekturen verworfen: {0}</translation>
    </message>
</context>
<context>
    <name>ExpectedPage</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>Patienten-ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Geboren</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Who is expected</source>
        <translation>Wer erwartet wird</translation>
    </message>
    <message>
        <source>&amp;Today&apos;s worklist</source>
        <translation>&amp;Arbeitsliste von heute</translation>
    </message>
    <message>
        <source>&amp;Read a table…</source>
        <translation>&amp;Tabelle lesen…</translation>
    </message>
    <message>
        <source>CSV with patient_id</source>
        <translation>CSV mit patient_id</translation>
    </message>
    <message>
        <source>&amp;Look for the patient&apos;s studies</source>
        <translation>&amp;Untersuchungen des Patienten suchen</translation>
    </message>
    <message>
        <source>Which worklist?</source>
        <translation>Welche Arbeitsliste?</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tabellen (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Reading the worklist</source>
        <translation>Arbeitsliste wird gelesen</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export for other programs</source>
        <translation>Für andere Programme exportieren</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>Only the &amp;layers that are shown now</source>
        <translation>Nur &amp;die Ebenen, die jetzt zu sehen sind</translation>
    </message>
    <message>
        <source>DICOM wi&amp;th the patient&apos;s name, in the study of the file</source>
        <translation>DICOM mit dem Namen des &amp;Patienten, in der Studie der Datei</translation>
    </message>
    <message>
        <source>For the clinic&apos;s own archive</source>
        <translation>Für das eigene Archiv der Klinik</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Names of patients and of their files are not written, unless you tick it above. Files that are there already are replaced only after you were asked.</source>
        <translation>Namen von Patienten und ihren Dateien werden nicht geschrieben, außer Sie kreuzen es oben an. Vorhandene Dateien werden nur nach Rückfrage ersetzt.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Then send D&amp;ICOM to</source>
        <translation>DICOM danach &amp;senden an</translation>
    </message>
    <message>
        <source>Server that DICOM is sent to</source>
        <translation>Server, an den DICOM gesendet wird</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemanden</translation>
    </message>
    <message>
        <source>needs the eye: state it beside the patient</source>
        <translation>braucht das Auge: Geben Sie es neben dem Patienten an</translation>
    </message>
    <message>
        <source>not there yet: the case is not measured</source>
        <translation>noch nicht da: Der Fall ist nicht vermessen</translation>
    </message>
    <message>
        <source>&amp;PNG masks</source>
        <translation>PN&amp;G-Masken</translation>
    </message>
    <message>
        <source>a black and white picture a layer</source>
        <translation>ein Schwarz-Weiß-Bild je Ebene</translation>
    </message>
    <message>
        <source>&amp;NumPy (NPZ)</source>
        <translation>Nu&amp;mPy (NPZ)</translation>
    </message>
    <message>
        <source>all masks in one archive</source>
        <translation>alle Masken in einem Archiv</translation>
    </message>
    <message>
        <source>La&amp;bel map</source>
        <translation>L&amp;abelkarte</translation>
    </message>
    <message>
        <source>one picture with a value a structure</source>
        <translation>ein Bild mit einem Wert je Struktur</translation>
    </message>
    <message>
        <source>&amp;COCO JSON</source>
        <translation>COCO &amp;JSON</translation>
    </message>
    <message>
        <source>every piece, pixel by pixel</source>
        <translation>jedes Stück, Pixel für Pixel</translation>
    </message>
    <message>
        <source>label&amp;me JSON</source>
        <translation>&amp;labelme JSON</translation>
    </message>
    <message>
        <source>to go on in labelme</source>
        <translation>um in labelme weiterzuarbeiten</translation>
    </message>
    <message>
        <source>N&amp;IfTI</source>
        <translation>NI&amp;fTI</translation>
    </message>
    <message>
        <source>for ITK-SNAP and 3D Slicer</source>
        <translation>für ITK-SNAP und 3D Slicer</translation>
    </message>
    <message>
        <source>&amp;Overlay</source>
        <translation>Üb&amp;erlagerung</translation>
    </message>
    <message>
        <source>the picture as it is on the screen</source>
        <translation>das Bild, wie es auf dem Bildschirm ist</translation>
    </message>
    <message>
        <source>Mea&amp;surements</source>
        <translation>Mess&amp;werte</translation>
    </message>
    <message>
        <source>all numbers as CSV and JSON</source>
        <translation>alle Zahlen als CSV und JSON</translation>
    </message>
    <message>
        <source>&amp;Dataset</source>
        <translation>Da&amp;tensatz</translation>
    </message>
    <message>
        <source>added to a folder to train models from</source>
        <translation>zu einem Ordner hinzugefügt, an dem Modelle lernen</translation>
    </message>
    <message>
        <source>DICOM se&amp;gmentation</source>
        <translation>D&amp;ICOM-Segmentierung</translation>
    </message>
    <message>
        <source>photograph and layers, for a PACS</source>
        <translation>Aufnahme und Ebenen, für ein PACS</translation>
    </message>
    <message>
        <source>DICOM lab&amp;el maps</source>
        <translation>DI&amp;COM-Labelkarten</translation>
    </message>
    <message>
        <source>the same, a value a structure; newer viewers</source>
        <translation>dasselbe, ein Wert je Struktur; neuere Betrachter</translation>
    </message>
    <message>
        <source>DICOM st&amp;ructured report</source>
        <translation>Strukturierter &amp;Bericht in DICOM</translation>
    </message>
    <message>
        <source>all numbers, with the layers that they are of</source>
        <translation>alle Zahlen mit den Ebenen, zu denen sie gehören</translation>
    </message>
    <message>
        <source>DICOM PDF</source>
        <translation>DICOM-PDF</translation>
    </message>
    <message>
        <source>the report, for a PACS</source>
        <translation>der Bericht, für ein PACS</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>D&amp;urchsuchen…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>N&amp;ame of the case</source>
        <translation>&amp;Name des Falls</translation>
    </message>
    <message>
        <source>Export into which folder?</source>
        <translation>In welchen Ordner exportieren?</translation>
    </message>
    <message>
        <source>Letters, digits, dots, dashes, underscores</source>
        <translation>Buchstaben, Ziffern, Punkte, Striche, Unterstriche</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%n files are in {0}</source>
        <translation>
            <numerusform>Eine Datei liegt in {0}</numerusform>
            <numerusform>%n Dateien liegen in {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und eine weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation>Dateien ersetzen?</translation>
    </message>
    <message>
        <source>In {0} there are files of an earlier export that say something else:

{1}

Nothing was written yet. Replace them?</source>
        <translation>In {0} liegen Dateien eines früheren Exports mit anderem Inhalt:

{1}

Noch wurde nichts geschrieben. Ersetzen?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>FetchPage</name>
    <message>
        <source>Doe^J* (* for any letters)</source>
        <translation>Muster^E* (* für beliebige Buchstaben)</translation>
    </message>
    <message>
        <source>YYYYMMDD, or two joined by a dash</source>
        <translation>JJJJMMTT oder zwei mit Bindestrich</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>Patient &amp;ID</source>
        <translation>Patienten-&amp;ID</translation>
    </message>
    <message>
        <source>Patient&apos;s &amp;name</source>
        <translation>&amp;Name des Patienten</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Tag</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>Patienten-ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Untersuchungen</translation>
    </message>
    <message>
        <source>&amp;Look for studies</source>
        <translation>&amp;Untersuchungen suchen</translation>
    </message>
    <message>
        <source>&amp;Fetch and open</source>
        <translation>&amp;Holen und öffnen</translation>
    </message>
    <message>
        <source>Looking for studies</source>
        <translation>Untersuchungen werden gesucht</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Wird geholt</translation>
    </message>
</context>
<context>
    <name>FieldBox</name>
    <message>
        <source>{0} (optional)</source>
        <translation>{0} (freiwillig)</translation>
    </message>
</context>
<context>
    <name>FollowUp</name>
    <message>
        <source>Earlier visit</source>
        <translation>Früherer Besuch</translation>
    </message>
    <message>
        <source>Show what changed since an earlier visit of this eye</source>
        <translation>Zeigen, was sich seit einem früheren Besuch dieses Auges geändert hat</translation>
    </message>
    <message>
        <source>Open and segment the earlier visit too, then choose it here</source>
        <translation>Öffnen und segmentieren Sie auch den früheren Besuch und wählen Sie ihn dann hier</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>Kein Vergleich</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>The corrected layers could not be measured.</source>
        <translation>Die korrigierten Ebenen konnten nicht vermessen werden.</translation>
    </message>
</context>
<context>
    <name>GroupHead</name>
    <message>
        <source>Show or hide all: {0}</source>
        <translation>Alle zeigen oder ausblenden: {0}</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Brightness of the photograph as shown, dark to light</source>
        <translation>Helligkeit der Aufnahme wie gezeigt, von dunkel nach hell</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>As the model has it</source>
        <translation>Wie vom Modell</translation>
    </message>
</context>
<context>
    <name>Illustration</name>
    <message>
        <source>Click a vessel (or N, Enter) to leave it out or take it in; drag the cross (or Shift+arrows, Enter).</source>
        <translation>Klicken Sie auf ein Gefäß (oder N, Eingabe), um es auszulassen oder hinzuzunehmen; ziehen Sie das Kreuz (oder Umschalt+Pfeile, Eingabe).</translation>
    </message>
    <message>
        <source>Taken in, not measured yet</source>
        <translation>Hinzugenommen, noch nicht gemessen</translation>
    </message>
    <message>
        <source>Left out, not measured yet</source>
        <translation>Ausgelassen, noch nicht gemessen</translation>
    </message>
    <message>
        <source>{0} from the fovea</source>
        <translation>{0} von der Fovea</translation>
    </message>
</context>
<context>
    <name>ImproveDialog</name>
    <message>
        <source>Improve the model</source>
        <translation>Modell verbessern</translation>
    </message>
    <message>
        <source>{0} learns from photographs that you corrected. A third of the patients is left out, and the old and the new model are compared on those. The new model comes beside the old one and takes nothing away. Nothing leaves this computer.</source>
        <translation>{0} lernt aus Aufnahmen, die Sie korrigiert haben. Ein Drittel der Patienten wird ausgelassen, und an diesen werden das alte und das neue Modell verglichen. Das neue Modell kommt neben das alte und nimmt nichts weg. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>&amp;Vessels, arteries and veins</source>
        <translation>&amp;Gefäße, Arterien und Venen</translation>
    </message>
    <message>
        <source>&amp;Optic disc and cup</source>
        <translation>&amp;Papille und Exkavation</translation>
    </message>
    <message>
        <source>&amp;Lesions of diabetic retinopathy</source>
        <translation>&amp;Läsionen der diabetischen Retinopathie</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Change (95 %)</source>
        <translation>Änderung (95 %)</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>&amp;Improve</source>
        <translation>&amp;Verbessern</translation>
    </message>
    <message>
        <source>&amp;Use the new model</source>
        <translation>Neues &amp;Modell nutzen</translation>
    </message>
    <message>
        <source>&amp;Remove the new model</source>
        <translation>&amp;Neues Modell entfernen</translation>
    </message>
    <message>
        <source>about {0} minutes left</source>
        <translation>noch etwa {0} Minuten</translation>
    </message>
    <message>
        <source>about a minute left</source>
        <translation>noch etwa eine Minute</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Wird gestartet</translation>
    </message>
    <message>
        <source>{0} corrected photographs of {1} patients</source>
        <translation>{0} korrigierte Aufnahmen von {1} Patienten</translation>
    </message>
    <message>
        <source>{0} photographs</source>
        <translation>{0} Aufnahmen</translation>
    </message>
    <message>
        <source>{0} patients</source>
        <translation>{0} Patienten</translation>
    </message>
    <message>
        <source>{0}; still missing: {1}</source>
        <translation>{0}; noch nötig: {1}</translation>
    </message>
    <message>
        <source>{0} learned from {1} photographs and was compared on {2} others, of patients that it never saw. {3} of {4} measures are better, {5} of them beyond chance. With so few photographs, look at its layers too before you use it.</source>
        <translation>{0} lernte aus {1} Aufnahmen und wurde an {2} anderen verglichen, von Patienten, die es nie gesehen hat. {3} von {4} Maßen sind besser, {5} davon über den Zufall hinaus. Sehen Sie bei so wenigen Aufnahmen auch seine Ebenen an, bevor Sie es nutzen.</translation>
    </message>
    <message>
        <source>{0} photographs tell no patient and counted as one each; if some are of the same person, the figures flatter.</source>
        <translation>{0} Fotos nennen keinen Patienten und zählten je als einer; sind einige von derselben Person, so schmeicheln die Zahlen.</translation>
    </message>
    <message>
        <source>Not used: {0}.</source>
        <translation>Nicht verwendet: {0}.</translation>
    </message>
    <message>
        <source>Reading the corrected photographs</source>
        <translation>Korrigierte Aufnahmen werden gelesen</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Comparing on photographs that were left out</source>
        <translation>Vergleich an ausgelassenen Aufnahmen</translation>
    </message>
</context>
<context>
    <name>Improving</name>
    <message>
        <source>{0} is ready: see Analyse, Improve the model</source>
        <translation>{0} ist fertig: siehe Auswerten, Modell verbessern</translation>
    </message>
    <message>
        <source>Segment uses {0} from now on</source>
        <translation>Segmentiert wird ab jetzt mit {0}</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>The part of the program that does this work stopped unexpectedly, perhaps for want of memory. It has been started anew, and what is on the screen is safe. Please try again.</source>
        <translation>Der Programmteil für diese Arbeit hat unerwartet angehalten, vielleicht aus Mangel an Speicher. Er wurde neu gestartet, und was auf dem Bildschirm ist, ist sicher. Bitte versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>An unexpected error occurred. What is on the screen is safe, and the work can go on. Details are in the log file (Help ▸ Show log file).</source>
        <translation>Ein unerwarteter Fehler ist aufgetreten. Was auf dem Bildschirm ist, ist sicher, und Sie können weiterarbeiten. Einzelheiten stehen in der Protokolldatei (Hilfe ▸ Protokolldatei zeigen).</translation>
    </message>
</context>
<context>
    <name>Kept</name>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>This folder is removed when the window closes. Choose another one.</source>
        <translation>Dieser Ordner wird entfernt, wenn das Fenster geschlossen wird. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>What was fetched is not kept yet.</source>
        <translation>Was geholt wurde, ist noch nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>The workspace is not open. Open it with its passphrase (Case ▸ Load again) before you close the window, or fetch it again then.</source>
        <translation>Der Arbeitsbereich ist nicht offen. Öffnen Sie ihn mit seiner Passphrase (Fall ▸ Neu laden), bevor Sie das Fenster schließen, oder holen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>This workspace is not encrypted.</source>
        <translation>Dieser Arbeitsbereich ist nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>The volume is kept; its file may be moved away.</source>
        <translation>Das Volumen wird im Arbeitsbereich aufbewahrt; seine Datei kann verschoben werden.</translation>
    </message>
    <message>
        <source>Only an encrypted workspace keeps photographs. To encrypt it, close all windows and run: retsam store encrypt</source>
        <translation>Nur ein verschlüsselter Arbeitsbereich bewahrt Fotos auf. Um ihn zu verschlüsseln, schließen Sie alle Fenster und rufen auf: retsam store encrypt</translation>
    </message>
    <message>
        <source>The photograph is kept in the workspace; its file may be moved away.</source>
        <translation>Das Foto wird im Arbeitsbereich aufbewahrt; seine Datei kann verschoben werden.</translation>
    </message>
    <message>
        <source>The photograph is not kept.</source>
        <translation>Das Foto wird nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>This cannot be opened.</source>
        <translation>Das kann nicht geöffnet werden.</translation>
    </message>
</context>
<context>
    <name>KeptDialog</name>
    <message>
        <source>Kept in the workspace</source>
        <translation>Im Arbeitsbereich aufbewahrt</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>  ·  final</source>
        <translation>  ·  endgültig</translation>
    </message>
    <message>
        <source>An encrypted workspace keeps what you put into it with Case, Keep.</source>
        <translation>Ein verschlüsselter Arbeitsbereich bewahrt auf, was Sie mit Fall, Aufbewahren hineinlegen.</translation>
    </message>
</context>
<context>
    <name>KeyBindingsDialog</name>
    <message>
        <source>Change keys</source>
        <translation>Tasten ändern</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Key of {0}</source>
        <translation>Taste: {0}</translation>
    </message>
    <message>
        <source>{0} is used for: {1}.</source>
        <translation>{0} wird gebraucht für: {1}.</translation>
    </message>
    <message>
        <source>{0} has a fixed meaning and cannot be used for {1}.</source>
        <translation>{0} hat eine feste Bedeutung und geht nicht für {1}.</translation>
    </message>
</context>
<context>
    <name>LayerCopy</name>
    <message>
        <source>{0} is empty.</source>
        <translation>{0} ist leer.</translation>
    </message>
    <message>
        <source>{0} moved to {1}</source>
        <translation>{0} verschoben nach {1}</translation>
    </message>
    <message>
        <source>{0} copied to {1}</source>
        <translation>{0} kopiert nach {1}</translation>
    </message>
    <message>
        <source>{0} of {1} pixels were left out by the rules for painting.</source>
        <translation>{0} von {1} Pixeln blieben nach den Malregeln aus.</translation>
    </message>
    <message>
        <source>{0} is a part of {1}: copy it instead of moving it.</source>
        <translation>{0} ist ein Teil von {1}: bitte kopieren statt verschieben.</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Show or hide {0}</source>
        <translation>{0} zeigen oder ausblenden</translation>
    </message>
    <message>
        <source>Colour of {0}</source>
        <translation>Farbe: {0}</translation>
    </message>
    <message>
        <source>Opacity of {0}</source>
        <translation>Deckkraft: {0}</translation>
    </message>
    <message>
        <source>Draw only the outline of {0}</source>
        <translation>Nur den Umriss zeichnen: {0}</translation>
    </message>
    <message>
        <source>Keep tools off {0}</source>
        <translation>Vor Werkzeugen schützen: {0}</translation>
    </message>
    <message>
        <source>Show {0} alone</source>
        <translation>Nur {0} zeigen</translation>
    </message>
    <message>
        <source>Landmark</source>
        <translation>Landmarke</translation>
    </message>
    <message>
        <source>{0}, read-only: the first stroke makes your own copy</source>
        <translation>{0}, schreibgeschützt: Der erste Strich legt Ihre eigene Kopie an</translation>
    </message>
    <message>
        <source>point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Pixels of the layer</source>
        <translation>Pixel der Ebene</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Nach oben (Alt+Auf)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Nach unten (Alt+Ab)</translation>
    </message>
    <message>
        <source>Show the model&apos;s certainty as opacity</source>
        <translation>Die Sicherheit des Modells als Deckkraft zeigen</translation>
    </message>
    <message>
        <source>Segment again, to see the model&apos;s certainty (Ctrl+Enter)</source>
        <translation>Neu segmentieren, um die Sicherheit des Modells zu sehen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Outline anew, from its own box… (Ctrl+P)</source>
        <translation>Aus dem eigenen Kasten neu umreißen… (Strg+P)</translation>
    </message>
    <message>
        <source>Copy into… (Ctrl+Shift+C)</source>
        <translation>Kopieren nach… (Strg+Umschalt+C)</translation>
    </message>
    <message>
        <source>The usual colour</source>
        <translation>Übliche Farbe</translation>
    </message>
    <message>
        <source>Drop corrections (Ctrl+Backspace)</source>
        <translation>Korrekturen verwerfen (Strg+Rücktaste)</translation>
    </message>
    <message>
        <source>Take over the layer (Ctrl+T)</source>
        <translation>Ebene übernehmen (Strg+T)</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Find a layer</source>
        <translation>Ebene suchen</translation>
    </message>
    <message>
        <source>Add a layer to draw by hand (Ctrl+Shift+N)</source>
        <translation>Eine Ebene hinzufügen, um von Hand zu zeichnen (Strg+Umschalt+N)</translation>
    </message>
    <message>
        <source>Anatomy</source>
        <translation>Anatomie</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>Läsionen</translation>
    </message>
    <message>
        <source>Phenotypes</source>
        <translation>Phänotypen</translation>
    </message>
    <message>
        <source>Nothing was segmented; see the notice above.</source>
        <translation>Nichts wurde segmentiert; siehe den Hinweis oben.</translation>
    </message>
    <message>
        <source>Segment the photograph to see its layers, or add one to draw.</source>
        <translation>Segmentieren Sie die Aufnahme, um ihre Ebenen zu sehen, oder fügen Sie eine zum Zeichnen hinzu.</translation>
    </message>
</context>
<context>
    <name>LayersPresenter</name>
    <message>
        <source>The picture could not be prepared.</source>
        <translation>Das Bild konnte nicht vorbereitet werden.</translation>
    </message>
</context>
<context>
    <name>Learning</name>
    <message>
        <source>The program that learns could not be started.</source>
        <translation>Das lernende Programm konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>Learning ended unexpectedly. The cause is in the log.</source>
        <translation>Das Lernen endete unerwartet. Die Ursache steht im Protokoll.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Show or hide {0}</source>
        <translation>{0} zeigen oder ausblenden</translation>
    </message>
    <message>
        <source>; click its name to correct it</source>
        <translation>; zum Korrigieren auf den Namen klicken</translation>
    </message>
</context>
<context>
    <name>LesionsPanel</name>
    <message>
        <source>Lesions</source>
        <translation>Läsionen</translation>
    </message>
    <message>
        <source>Enter or a double click goes to the lesion; F3 to the next one</source>
        <translation>Eingabe oder Doppelklick geht zur Läsion; F3 zur nächsten</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>One moment: the licences are being read.</source>
        <translation>Einen Moment: Die Lizenzen werden gelesen.</translation>
    </message>
    <message>
        <source>It came without the text of its licence.</source>
        <translation>Sie kam ohne den Text ihrer Lizenz.</translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>This case could not be read from the workspace, so nothing of it can be changed. {0} Try again (Case ▸ Load again).</source>
        <translation>Dieser Fall konnte nicht aus dem Arbeitsbereich gelesen werden, daher kann nichts daran geändert werden. {0} Versuchen Sie es noch einmal (Fall ▸ Neu laden).</translation>
    </message>
    <message>
        <source>Nothing can be saved now. {0}</source>
        <translation>Zurzeit kann nichts gespeichert werden. {0}</translation>
    </message>
    <message>
        <source>The workspace is encrypted. Enter its passphrase first (Case ▸ Load again).</source>
        <translation>Der Arbeitsbereich ist verschlüsselt. Geben Sie zuerst seine Passphrase ein (Fall ▸ Neu laden).</translation>
    </message>
    <message>
        <source>Sign in to the workspace first (Case ▸ Load again).</source>
        <translation>Melden Sie sich zuerst beim Arbeitsbereich an (Fall ▸ Neu laden).</translation>
    </message>
    <message>
        <source>The workspace is being opened. Please wait a moment.</source>
        <translation>Der Arbeitsbereich wird geöffnet. Bitte warten Sie einen Augenblick.</translation>
    </message>
</context>
<context>
    <name>LookingPage</name>
    <message>
        <source>I have &amp;looked at this picture, in all its parts</source>
        <translation>Ich habe dieses Bild an&amp;gesehen, in allen Teilen</translation>
    </message>
    <message>
        <source>Picture with the boxes that will be blank</source>
        <translation>Bild mit den Kästen, die geschwärzt werden</translation>
    </message>
    <message>
        <source>What is shown of the frames</source>
        <translation>Was von den Einzelbildern gezeigt wird</translation>
    </message>
    <message>
        <source>Brightest of all frames</source>
        <translation>Hellstes aller Einzelbilder</translation>
    </message>
    <message>
        <source>Darkest of all frames</source>
        <translation>Dunkelstes aller Einzelbilder</translation>
    </message>
    <message>
        <source>One frame</source>
        <translation>Ein Einzelbild</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Einzelbild</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Kästen</translation>
    </message>
    <message>
        <source>&amp;Draw a box</source>
        <translation>Kasten &amp;zeichnen</translation>
    </message>
    <message>
        <source>&amp;Take away</source>
        <translation>Weg&amp;nehmen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Take &amp;all away</source>
        <translation>A&amp;lle wegnehmen</translation>
    </message>
    <message>
        <source>Draw with the mouse; drag a box or its corners. Ctrl and arrows move it, Alt and arrows make it larger or smaller; , and . go through the boxes. The wheel, or Ctrl with + and -, zooms.</source>
        <translation>Mit der Maus zeichnen; einen Kasten oder seine Ecken ziehen. Strg und Pfeile bewegen ihn, Alt und Pfeile machen ihn größer oder kleiner; , und . gehen durch die Kästen. Das Rad, oder Strg mit + und -, zoomt.</translation>
    </message>
    <message>
        <source>Will be blank:</source>
        <translation>Wird geschwärzt:</translation>
    </message>
    <message>
        <source>Pre&amp;vious</source>
        <translation>&amp;Voriges</translation>
    </message>
    <message>
        <source>Leave this picture &amp;out</source>
        <translation>Dieses Bild &amp;weglassen</translation>
    </message>
    <message>
        <source>&amp;Nothing to blank</source>
        <translation>Nichts zu schwä&amp;rzen</translation>
    </message>
    <message>
        <source>&amp;Blank these</source>
        <translation>Diese schwär&amp;zen</translation>
    </message>
    <message>
        <source>N&amp;ext</source>
        <translation>Nä&amp;chstes</translation>
    </message>
    <message>
        <source>Looking for pictures …</source>
        <translation>Bilder werden gesucht …</translation>
    </message>
    <message>
        <source>There are no pictures to look at.</source>
        <translation>Es gibt keine Bilder anzusehen.</translation>
    </message>
    <message>
        <source> of {0}</source>
        <translation> von {0}</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Picture {0} of {1}</source>
        <translation>Bild {0} von {1}</translation>
    </message>
    <message>
        <source>Picture {0}, {1} so far</source>
        <translation>Bild {0}, bisher {1}</translation>
    </message>
    <message>
        <source>Nothing is decided of this picture yet.</source>
        <translation>Über dieses Bild ist noch nichts entschieden.</translation>
    </message>
    <message>
        <source>It will be left out.</source>
        <translation>Es wird weggelassen.</translation>
    </message>
    <message>
        <source>Nothing will be blank.</source>
        <translation>Nichts wird geschwärzt.</translation>
    </message>
    <message>
        <source>What is black will be blank.</source>
        <translation>Was schwarz ist, wird geschwärzt.</translation>
    </message>
    <message>
        <source>Nobody has looked at it: its copy will say so.</source>
        <translation>Niemand hat es angesehen: Seine Kopie wird das sagen.</translation>
    </message>
    <message>
        <source>You said that you looked at it.</source>
        <translation>Sie haben gesagt, dass Sie es angesehen haben.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>Arbeitsliste</translation>
    </message>
    <message>
        <source>Opening {0} …</source>
        <translation>{0} wird geöffnet …</translation>
    </message>
    <message>
        <source>pixels 1 : {0:.3g}</source>
        <translation>Pixel 1 : {0:.3g}</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>Geschrieben: {0}</translation>
    </message>
    <message>
        <source>An unexpected error occurred.</source>
        <translation>Ein unerwarteter Fehler ist aufgetreten.</translation>
    </message>
    <message>
        <source>What is on the screen is safe, and the work can go on. Details are in the log file (Help ▸ Show log file).</source>
        <translation>Was auf dem Bildschirm ist, ist sicher, und Sie können weiterarbeiten. Einzelheiten stehen in der Protokolldatei (Hilfe ▸ Protokolldatei zeigen).</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Tools for correcting</source>
        <translation>Werkzeuge zum Korrigieren</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Retina from above</source>
        <translation>Netzhaut in der Aufsicht</translation>
    </message>
</context>
<context>
    <name>MessagePage</name>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>ModelChoice</name>
    <message>
        <source>The chosen model is not there any more.</source>
        <translation>Das gewählte Modell ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Photographs are segmented with {0} until you choose another.</source>
        <translation>Aufnahmen werden mit {0} segmentiert, bis Sie ein anderes wählen.</translation>
    </message>
    <message>
        <source>Looking at the file</source>
        <translation>Die Datei wird angesehen</translation>
    </message>
    <message>
        <source>Not added.</source>
        <translation>Nicht hinzugefügt.</translation>
    </message>
    <message>
        <source>{0} is a change to SAM ViT-B, which is not there yet. Add the file of SAM ViT-B first, then this one.</source>
        <translation>{0} ist eine Änderung von SAM ViT-B, das noch nicht da ist. Fügen Sie zuerst die Datei von SAM ViT-B hinzu, dann diese.</translation>
    </message>
    <message>
        <source>Adding the model</source>
        <translation>Das Modell wird hinzugefügt</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Modell entfernen</translation>
    </message>
    <message>
        <source>{0} and its files are taken from this computer. Results that it made stay. To use it again, you need the file that you added.</source>
        <translation>{0} und seine Dateien werden von diesem Computer entfernt. Ergebnisse, die es geliefert hat, bleiben. Um es wieder zu nutzen, brauchen Sie die Datei, die Sie hinzugefügt hatten.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Removing the model</source>
        <translation>Das Modell wird entfernt</translation>
    </message>
    <message>
        <source>{0} did not work.</source>
        <translation>{0} ist nicht gelungen.</translation>
    </message>
</context>
<context>
    <name>ModelTermsDialog</name>
    <message>
        <source>Add a model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>Recognised: published as {0}</source>
        <translation>Erkannt: veröffentlicht als {0}</translation>
    </message>
    <message>
        <source>Not among the published files that this program knows</source>
        <translation>Nicht unter den veröffentlichten Dateien, die dieses Programm kennt</translation>
    </message>
    <message>
        <source>Classes and terms</source>
        <translation>Klassen und Bedingungen</translation>
    </message>
    <message>
        <source>Accept the terms and add</source>
        <translation>Bedingungen annehmen und hinzufügen</translation>
    </message>
    <message>
        <source>The file does not say which of these it is:</source>
        <translation>Die Datei sagt nicht, welches davon sie ist:</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Bitte wählen</translation>
    </message>
    <message>
        <source>## Terms</source>
        <translation>## Bedingungen</translation>
    </message>
    <message>
        <source>## What it finds</source>
        <translation>## Was es findet</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>Nur für die Forschung. Nicht zur Diagnose.</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Use for Segment</source>
        <translation>Zum &amp;Segmentieren nutzen</translation>
    </message>
    <message>
        <source>&amp;Add a file…</source>
        <translation>&amp;Datei hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Can be added</source>
        <translation>Kann hinzugefügt werden</translation>
    </message>
    <message>
        <source>This model outlines what you point at</source>
        <translation>Dieses Modell umreißt, worauf Sie zeigen</translation>
    </message>
    <message>
        <source>Segment uses this model</source>
        <translation>Mit diesem Modell wird segmentiert</translation>
    </message>
    <message>
        <source>{0}, in use</source>
        <translation>{0}, in Gebrauch</translation>
    </message>
    <message>
        <source>## How to get it</source>
        <translation>## Woher man es bekommt</translation>
    </message>
    <message>
        <source>{0}. Download it in your own browser, then choose **Add a file…**. This program downloads nothing by itself.</source>
        <translation>{0}. Laden Sie es in Ihrem Browser herunter und wählen Sie dann **Datei hinzufügen…**. Dieses Programm lädt selbst nichts herunter.</translation>
    </message>
    <message>
        <source>## Terms</source>
        <translation>## Bedingungen</translation>
    </message>
    <message>
        <source>## Known failures</source>
        <translation>## Bekannte Schwächen</translation>
    </message>
    <message>
        <source>## Source</source>
        <translation>## Quelle</translation>
    </message>
    <message>
        <source>**This program cannot load it: it carries no PyTorch.** Install RetSAM Desktop with pip (`pip install retsam-desktop`) and add the model there; training needs the pip install too. Both work on the same workspace.</source>
        <translation>**Dieses Programm kann es nicht laden: Es enthält kein PyTorch.** Installieren Sie RetSAM Desktop mit pip (`pip install retsam-desktop`) und fügen Sie das Modell dort hinzu; auch das Training braucht die Installation mit pip. Beide arbeiten mit demselben Arbeitsbereich.</translation>
    </message>
    <message>
        <source>&amp;Use for pointing</source>
        <translation>&amp;Zum Zeigen nutzen</translation>
    </message>
    <message>
        <source>This needs PyTorch: see the text above</source>
        <translation>Dies braucht PyTorch: siehe den Text oben</translation>
    </message>
    <message>
        <source>Add which checkpoint?</source>
        <translation>Welchen Checkpoint hinzufügen?</translation>
    </message>
    <message>
        <source>Checkpoints (*.ckpt *.pth *.pt *.safetensors);;All files (*)</source>
        <translation>Checkpoints (*.ckpt *.pth *.pt *.safetensors);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>NotCovered</name>
    <message>
        <source>Not covered by this model ({0})</source>
        <translation>Nicht von diesem Modell erfasst ({0})</translation>
    </message>
    <message>
        <source>Structures that this model was not trained to find</source>
        <translation>Strukturen, die dieses Modell nicht zu finden gelernt hat</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Notices about this photograph</source>
        <translation>Hinweise zu dieser Aufnahme</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>“{0}” is a number.</source>
        <translation>„{0}“ ist eine Zahl.</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>Numbers, lesions and history</source>
        <translation>Zahlen, Läsionen und Verlauf</translation>
    </message>
    <message>
        <source>Biomarkers</source>
        <translation>Biomarker</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>Läsionen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Segment the photograph to measure it.</source>
        <translation>Segmentieren Sie die Aufnahme, um sie zu vermessen.</translation>
    </message>
    <message>
        <source>Nothing was segmented, so nothing is measured.</source>
        <translation>Nichts wurde segmentiert, daher wird nichts gemessen.</translation>
    </message>
    <message>
        <source>The measuring was stopped. Segment again to measure.</source>
        <translation>Die Messung wurde angehalten. Segmentieren Sie noch einmal, um zu messen.</translation>
    </message>
    <message>
        <source>No lesion was found. The layers above say what was looked for.</source>
        <translation>Keine Läsion gefunden. Die Ebenen oben sagen, wonach gesucht wurde.</translation>
    </message>
    <message>
        <source>Lesions ({0})</source>
        <translation>Läsionen ({0})</translation>
    </message>
</context>
<context>
    <name>OctCorrection</name>
    <message>
        <source>What you corrected before stays over what was found now. B-scans: {0}.</source>
        <translation>Was Sie zuvor korrigiert haben, bleibt über dem, was jetzt gefunden wurde. B-Scans: {0}.</translation>
    </message>
    <message>
        <source>This is not kept. {0}</source>
        <translation>Dies wird nicht aufbewahrt. {0}</translation>
    </message>
    <message>
        <source>One moment: it is being measured.</source>
        <translation>Einen Augenblick: Es wird gerade gemessen.</translation>
    </message>
    <message>
        <source>{0} as found, B-scan {1}</source>
        <translation>{0} wie gefunden, B-Scan {1}</translation>
    </message>
</context>
<context>
    <name>OctEditing</name>
    <message>
        <source>Undone: {0}</source>
        <translation>Rückgängig gemacht: {0}</translation>
    </message>
    <message>
        <source>Done again: {0}</source>
        <translation>Wiederholt: {0}</translation>
    </message>
</context>
<context>
    <name>OctNumbersPanel</name>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Which layer the map and the numbers are about</source>
        <translation>Von welcher Schicht Karte und Zahlen handeln</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Segment the volume to see its numbers.</source>
        <translation>Segmentieren Sie das Volumen, um seine Zahlen zu sehen.</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Messwert</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
</context>
<context>
    <name>OctSaving</name>
    <message>
        <source>Nothing can be saved now. {0}</source>
        <translation>Zurzeit kann nichts gespeichert werden. {0}</translation>
    </message>
    <message>
        <source>The workspace is encrypted. Enter its passphrase first (Case ▸ Load again).</source>
        <translation>Der Arbeitsbereich ist verschlüsselt. Geben Sie zuerst seine Passphrase ein (Fall ▸ Neu laden).</translation>
    </message>
    <message>
        <source>The workspace is being opened. Please wait a moment.</source>
        <translation>Der Arbeitsbereich wird geöffnet. Bitte warten Sie einen Augenblick.</translation>
    </message>
    <message>
        <source>Something could not be saved, and nothing after it can be. Close this window and open the file again, to go on from what is saved.</source>
        <translation>Etwas konnte nicht gespeichert werden, und nichts danach kann es. Schließen Sie dieses Fenster und öffnen Sie die Datei wieder, um vom Gespeicherten aus weiterzuarbeiten.</translation>
    </message>
    <message>
        <source>This case is signed off, and locked.</source>
        <translation>Dieser Fall ist abgeschlossen und gesperrt.</translation>
    </message>
    <message>
        <source>This case is open in another window, so it can only be looked at here.</source>
        <translation>Dieser Fall ist in einem anderen Fenster offen und kann hier nur angesehen werden.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Not loaded</source>
        <translation>Nicht geladen</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Endgültig</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>This case could not be read from the workspace, so nothing of it can be changed. {0} Close this window and open the file again.</source>
        <translation>Dieser Fall konnte nicht aus dem Arbeitsbereich gelesen werden, daher kann nichts daran geändert werden. {0} Schließen Sie dieses Fenster und öffnen Sie die Datei wieder.</translation>
    </message>
</context>
<context>
    <name>OctScaleDialog</name>
    <message>
        <source>Scale of this OCT</source>
        <translation>Maßstab dieses OCT</translation>
    </message>
    <message>
        <source>Height of a pixel in µm</source>
        <translation>Höhe eines Pixels in µm</translation>
    </message>
    <message>
        <source>Width of a pixel in µm</source>
        <translation>Breite eines Pixels in µm</translation>
    </message>
    <message>
        <source>From one B-scan to the next in µm</source>
        <translation>Von einem B-Scan zum nächsten in µm</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>Was sich ergibt</translation>
    </message>
    <message>
        <source>Use this scale</source>
        <translation>Diesen Maßstab verwenden</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>The device&apos;s export or its manual names these sizes. In depth most devices have 2 to 6 µm a pixel, along the scan 5 to 25 µm.</source>
        <translation>Der Export des Geräts oder sein Handbuch nennt diese Größen. In der Tiefe haben die meisten Geräte 2 bis 6 µm je Pixel, längs des Scans 5 bis 25 µm.</translation>
    </message>
    <message>
        <source>The height of a pixel is needed for every thickness.</source>
        <translation>Die Höhe eines Pixels wird für jede Dicke gebraucht.</translation>
    </message>
    <message>
        <source>No scale: results stay in pixels, and no thickness is told.</source>
        <translation>Kein Maßstab: Ergebnisse bleiben in Pixeln, und keine Dicke wird genannt.</translation>
    </message>
    <message>
        <source>The scan is {0:.2f} mm deep</source>
        <translation>Der Scan ist {0:.2f} mm tief</translation>
    </message>
    <message>
        <source>. Its width is not known: no fields, areas or volumes.</source>
        <translation>. Seine Breite ist unbekannt: keine Felder, Flächen oder Volumina.</translation>
    </message>
    <message>
        <source>, {0:.2f} mm wide</source>
        <translation>, {0:.2f} mm breit</translation>
    </message>
    <message>
        <source>, and {0:.2f} mm from first to last.</source>
        <translation>, und {0:.2f} mm vom ersten zum letzten.</translation>
    </message>
    <message>
        <source>{0}: between {1:g} and {2:g} µm.</source>
        <translation>{0}: zwischen {1:g} und {2:g} µm.</translation>
    </message>
</context>
<context>
    <name>OctToolBar</name>
    <message>
        <source>Correct</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Carry on</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>Carry what was corrected on this surface to the B-scans beside it: there it is laid on the edge that is seen, as far as that can be followed</source>
        <translation>Was an dieser Grenze korrigiert wurde, auf die benachbarten B-Scans übertragen: Dort wird sie an die sichtbare Kante gelegt, so weit diese zu verfolgen ist</translation>
    </message>
    <message>
        <source>How many B-scans to each side</source>
        <translation>Wie viele B-Scans zu jeder Seite</translation>
    </message>
    <message>
        <source> B-scans</source>
        <translation> B-Scans</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Wie gefunden</translation>
    </message>
    <message>
        <source>Give up the corrections of this surface on this B-scan: what was found counts again</source>
        <translation>Die Korrekturen dieser Grenze auf diesem B-Scan aufgeben: Es gilt wieder, was gefunden wurde</translation>
    </message>
    <message>
        <source>Outline anew</source>
        <translation>Neu umreißen</translation>
    </message>
    <message>
        <source>Outline each piece of this area on this B-scan again, from its own box</source>
        <translation>Jedes Stück dieser Fläche auf diesem B-Scan aus seinem Kasten neu umreißen</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>Hand</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Das Bild verschieben</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Drag a surface up or down; columns beside it follow. It stops at its neighbours</source>
        <translation>Eine Grenze nach oben oder unten ziehen; Spalten daneben folgen. Sie hält an ihren Nachbarn an</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Draw the chosen surface anew</source>
        <translation>Die gewählte Grenze neu zeichnen</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>Einrasten</translation>
    </message>
    <message>
        <source>Drag across columns: the chosen surface is laid on the nearest edge</source>
        <translation>Über Spalten ziehen: Die gewählte Grenze wird an die nächste Kante gelegt</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Drag across columns: the chosen surface cannot be seen there</source>
        <translation>Über Spalten ziehen: Die gewählte Grenze ist dort nicht zu sehen</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
    <message>
        <source>Paint fluid or another area</source>
        <translation>Flüssigkeit oder eine andere Fläche malen</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>Erase fluid or another area</source>
        <translation>Flüssigkeit oder eine andere Fläche radieren</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Drag a box around fluid or another area, or click into it: a model outlines it</source>
        <translation>Ziehen Sie einen Kasten um Flüssigkeit oder eine andere Fläche oder klicken Sie hinein: Ein Modell umreißt sie</translation>
    </message>
    <message>
        <source>Surface to correct (, and .)</source>
        <translation>Zu korrigierende Grenze (, und .)</translation>
    </message>
    <message>
        <source>Area to paint (, and .)</source>
        <translation>Zu malende Fläche (, und .)</translation>
    </message>
    <message>
        <source>Columns that follow to each side ([ and ])</source>
        <translation>Spalten, die zu jeder Seite folgen ([ und ])</translation>
    </message>
    <message>
        <source> columns</source>
        <translation> Spalten</translation>
    </message>
    <message>
        <source>Radius of the brush, in columns ([ and ])</source>
        <translation>Radius des Pinsels in Spalten ([ und ])</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
</context>
<context>
    <name>OctTools</name>
    <message>
        <source>Paint {0}, B-scan {1}</source>
        <translation>{0} malen, B-Scan {1}</translation>
    </message>
    <message>
        <source>Erase {0}, B-scan {1}</source>
        <translation>{0} radieren, B-Scan {1}</translation>
    </message>
    <message>
        <source>{0}, B-scan {1}: {2} · {3}</source>
        <translation>{0}, B-Scan {1}: {2} · {3}</translation>
    </message>
    <message>
        <source>This surface is not seen here. Draw it with Draw surface (3).</source>
        <translation>Diese Grenze ist hier nicht zu sehen. Zeichnen Sie sie mit „Zeichnen“ (3).</translation>
    </message>
    <message>
        <source>Drag {0}, B-scan {1}</source>
        <translation>{0} ziehen, B-Scan {1}</translation>
    </message>
    <message>
        <source>Draw {0}, B-scan {1}</source>
        <translation>{0} zeichnen, B-Scan {1}</translation>
    </message>
    <message>
        <source>Cut {0}, B-scan {1}</source>
        <translation>{0} ausschneiden, B-Scan {1}</translation>
    </message>
</context>
<context>
    <name>OctWindow</name>
    <message>
        <source>B-scan</source>
        <translation>B-Scan</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>Nur für die Forschung. Nicht zur Diagnose.</translation>
    </message>
    <message>
        <source>Trained model</source>
        <translation>Gelerntes Modell</translation>
    </message>
    <message>
        <source>Graph search</source>
        <translation>Graphensuche</translation>
    </message>
    <message>
        <source>By what Segment finds the surfaces</source>
        <translation>Womit beim Segmentieren die Grenzen gefunden werden</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Segmenting</source>
        <translation>Segmentieren</translation>
    </message>
    <message>
        <source>Correct when the segmentation is done.</source>
        <translation>Korrigieren Sie, wenn die Segmentierung fertig ist.</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Writing the results</source>
        <translation>Ergebnisse schreiben</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>Geschrieben: {0}</translation>
    </message>
</context>
<context>
    <name>OthersPanel</name>
    <message>
        <source>Reader A</source>
        <translation>Reader A</translation>
    </message>
    <message>
        <source>Reader B</source>
        <translation>Reader B</translation>
    </message>
    <message>
        <source>Begin with A&apos;s answers</source>
        <translation>Mit den Antworten von A beginnen</translation>
    </message>
    <message>
        <source>… with B&apos;s</source>
        <translation>… mit denen von B</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>gezeichnet</translation>
    </message>
    <message>
        <source>{0} px</source>
        <translation>{0} px</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>Pacs</name>
    <message>
        <source>Reading the disc …</source>
        <translation>Der Datenträger wird gelesen …</translation>
    </message>
    <message>
        <source>The disc cannot be read.</source>
        <translation>Der Datenträger kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message numerus="yes">
        <source>%n objects are sent</source>
        <translation>
            <numerusform>Ein Objekt ist gesendet</numerusform>
            <numerusform>%n Objekte sind gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everything was sent; the rest waits in the queue.</source>
        <translation>Nicht alles wurde gesendet; der Rest wartet in der Warteschlange.</translation>
    </message>
    <message>
        <source>Which disc or folder?</source>
        <translation>Welcher Datenträger oder Ordner?</translation>
    </message>
</context>
<context>
    <name>PacsDialog</name>
    <message>
        <source>DICOM servers</source>
        <translation>DICOM-Server</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message numerus="yes">
        <source>%n objects came</source>
        <translation>
            <numerusform>Ein Objekt ist angekommen</numerusform>
            <numerusform>%n Objekte sind angekommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objects of the study did not come</source>
        <translation>
            <numerusform>Ein Objekt der Untersuchung ist nicht angekommen</numerusform>
            <numerusform>%n Objekte der Untersuchung sind nicht angekommen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PatientBar</name>
    <message>
        <source>Show the patient&apos;s name</source>
        <translation>Den Namen des Patienten zeigen</translation>
    </message>
    <message>
        <source>Eye</source>
        <translation>Auge</translation>
    </message>
    <message>
        <source>Which eye this is; choose it where the file does not say</source>
        <translation>Welches Auge dies ist; wählen Sie es, wo die Datei es nicht sagt</translation>
    </message>
    <message>
        <source>No scale</source>
        <translation>Kein Maßstab</translation>
    </message>
    <message>
        <source>No photograph</source>
        <translation>Keine Aufnahme</translation>
    </message>
    <message>
        <source>Eye not stated</source>
        <translation>Auge nicht angegeben</translation>
    </message>
    <message>
        <source>Right eye (OD)</source>
        <translation>Rechtes Auge (OD)</translation>
    </message>
    <message>
        <source>Left eye (OS)</source>
        <translation>Linkes Auge (OS)</translation>
    </message>
    <message>
        <source>Date not stated</source>
        <translation>Datum nicht angegeben</translation>
    </message>
    <message>
        <source>No patient in the file</source>
        <translation>Kein Patient in der Datei</translation>
    </message>
    <message>
        <source>please choose</source>
        <translation>bitte wählen</translation>
    </message>
    <message>
        <source>stated by you</source>
        <translation>von Ihnen angegeben</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>aus {0}</translation>
    </message>
    <message>
        <source>No scale: results in pixels · set…</source>
        <translation>Kein Maßstab: Ergebnisse in Pixeln · setzen…</translation>
    </message>
    <message>
        <source>Scale {0} µm · {1}</source>
        <translation>Maßstab {0} µm · {1}</translation>
    </message>
    <message>
        <source>Scale {0:.4g} × {1:.4g} µm/px · {2}</source>
        <translation>Maßstab {0:.4g} × {1:.4g} µm/px · {2}</translation>
    </message>
</context>
<context>
    <name>Pieces</name>
    <message>
        <source>Structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>To the fovea</source>
        <translation>Zur Fovea</translation>
    </message>
    <message>
        <source>From the piece&apos;s centre of gravity</source>
        <translation>Vom Schwerpunkt des Stücks aus</translation>
    </message>
</context>
<context>
    <name>Pointing</name>
    <message>
        <source>Drag a box around it, or click into it · right-click: not this · Shift+drag: scribble</source>
        <translation>Kasten darum ziehen oder hineinklicken · Rechtsklick: das nicht · Umschalt+Ziehen: Kritzeln</translation>
    </message>
    <message>
        <source>looking at the picture</source>
        <translation>das Bild wird angesehen</translation>
    </message>
    <message>
        <source>{0}: {1} …</source>
        <translation>{0}: {1} …</translation>
    </message>
    <message>
        <source>{0} · Enter accepts, Esc drops</source>
        <translation>{0} · Eingabe nimmt an, Esc verwirft</translation>
    </message>
    <message>
        <source>{0} · outline {1} of {2} · Enter accepts, N the next, Esc drops</source>
        <translation>{0} · Umriss {1} von {2} · Eingabe nimmt an, N der nächste, Esc verwirft</translation>
    </message>
    <message>
        <source>{0}: {1} · {2}</source>
        <translation>{0}: {1} · {2}</translation>
    </message>
</context>
<context>
    <name>PointingBar</name>
    <message>
        <source>Accept the outline (Enter)</source>
        <translation>Den Umriss annehmen (Eingabe)</translation>
    </message>
    <message>
        <source>Add it to the layer (Shift+Enter)</source>
        <translation>Zur Ebene hinzufügen (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Take it away from the layer (Alt+Enter)</source>
        <translation>Von der Ebene wegnehmen (Alt+Eingabe)</translation>
    </message>
    <message>
        <source>Show another outline (N)</source>
        <translation>Einen anderen Umriss zeigen (N)</translation>
    </message>
    <message>
        <source>Drop it, or stop (Esc)</source>
        <translation>Verwerfen oder anhalten (Esc)</translation>
    </message>
    <message>
        <source>{0} (boxes only)</source>
        <translation>{0} (nur Kästen)</translation>
    </message>
    <message>
        <source>Add a model…</source>
        <translation>Modell hinzufügen…</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>The model that outlines what you point at: {0}</source>
        <translation>Das Modell, das umreißt, worauf Sie zeigen: {0}</translation>
    </message>
    <message>
        <source>It answers boxes only.</source>
        <translation>Es versteht nur Kästen.</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>The &amp;mouse is in the left hand</source>
        <translation>Die &amp;Maus ist in der linken Hand</translation>
    </message>
    <message>
        <source>Panels on the left, tools on the right, and keys for the right hand</source>
        <translation>Bedienfelder links, Werkzeuge rechts und Tasten für die rechte Hand</translation>
    </message>
    <message>
        <source>Less m&amp;otion on the screen</source>
        <translation>&amp;Weniger Bewegung auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Nothing slides, fades or blinks; else as the system has it</source>
        <translation>Nichts gleitet, blendet oder blinkt; sonst wie das System es vorgibt</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>The window speaks it from the next start on.</source>
        <translation>Das Fenster spricht sie ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Models are &amp;run by</source>
        <translation>Modelle &amp;rechnen mit</translation>
    </message>
    <message>
        <source>From the next segmentation on; results say by which.</source>
        <translation>Ab der nächsten Segmentierung; Ergebnisse sagen, womit.</translation>
    </message>
    <message>
        <source>The best that is installed</source>
        <translation>Dem Besten, was installiert ist</translation>
    </message>
    <message>
        <source>PyTorch is not installed here. It comes with pip install retsam-desktop; the program without Python does not carry it.</source>
        <translation>PyTorch ist hier nicht installiert. Es kommt mit pip install retsam-desktop; das Programm ohne Python bringt es nicht mit.</translation>
    </message>
    <message>
        <source>ONNX Runtime is not installed here. Install it: pip install onnxruntime.</source>
        <translation>ONNX Runtime ist hier nicht installiert. Installieren Sie es: pip install onnxruntime.</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>The picture could not be prepared.</source>
        <translation>Das Bild konnte nicht vorbereitet werden.</translation>
    </message>
</context>
<context>
    <name>PromptModels</name>
    <message>
        <source>There is no model for pointing. Add one with Analyse ▸ Models, then choose it.</source>
        <translation>Es gibt kein Modell zum Zeigen. Fügen Sie eines unter Auswerten ▸ Modelle hinzu und wählen Sie es dann.</translation>
    </message>
    <message>
        <source>The model chosen for pointing is gone: {0} is used now.</source>
        <translation>Das zum Zeigen gewählte Modell ist nicht mehr da: Jetzt wird {0} verwendet.</translation>
    </message>
</context>
<context>
    <name>Prompter</name>
    <message>
        <source>{0} answers boxes only. Drag a box around the structure.</source>
        <translation>{0} versteht nur Kästen. Ziehen Sie einen Kasten um die Struktur.</translation>
    </message>
    <message>
        <source>Accept the new outlines, or drop them, before you click.</source>
        <translation>Nehmen Sie die neuen Umrisse an oder verwerfen Sie sie, bevor Sie klicken.</translation>
    </message>
    <message>
        <source>Click into the structure first, or drag a box around it.</source>
        <translation>Klicken Sie zuerst in die Struktur oder ziehen Sie einen Kasten darum.</translation>
    </message>
    <message>
        <source>This layer is empty here. Choose one with pixels.</source>
        <translation>Diese Ebene ist hier leer. Wählen Sie eine mit Pixeln.</translation>
    </message>
    <message>
        <source>One moment: the outline is not there yet.</source>
        <translation>Einen Augenblick: Der Umriss ist noch nicht da.</translation>
    </message>
    <message>
        <source>Nothing is found with that click: it is taken back.</source>
        <translation>Mit diesem Klick wird nichts gefunden: Er ist zurückgenommen.</translation>
    </message>
    <message>
        <source>Nothing was found there. Drag a box around it, or click elsewhere.</source>
        <translation>Dort wurde nichts gefunden. Ziehen Sie einen Kasten darum oder klicken Sie anderswo.</translation>
    </message>
    <message>
        <source>Outlined anew: pieces {0}, pixels {1} before and {2} now.</source>
        <translation>Neu umrissen: Stücke {0}, Pixel vorher {1}, jetzt {2}.</translation>
    </message>
    <message>
        <source>In the boxes of {0} nothing was found: they stay as they were.</source>
        <translation>In den Kästen von {0} wurde nichts gefunden: Sie bleiben, wie sie waren.</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>What waits to be sent</source>
        <translation>Was auf das Senden wartet</translation>
    </message>
    <message>
        <source>&amp;Send what waits</source>
        <translation>Wartendes &amp;senden</translation>
    </message>
    <message>
        <source>&amp;Try again what was refused</source>
        <translation>Abgelehntes &amp;erneut versuchen</translation>
    </message>
    <message>
        <source>&amp;Give up what was refused</source>
        <translation>&amp;Abgelehntes aufgeben</translation>
    </message>
    <message>
        <source>Reading the queue</source>
        <translation>Warteschlange wird gelesen</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>nicht bestätigt</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>{0} were sent, {1} wait, {2} are refused. {3}</source>
        <translation>{0} gesendet, {1} warten, {2} abgelehnt. {3}</translation>
    </message>
    <message>
        <source>All is sent.</source>
        <translation>Alles ist gesendet.</translation>
    </message>
</context>
<context>
    <name>ReadOut</name>
    <message>
        <source>B-scan {0} of {1}</source>
        <translation>B-Scan {0} von {1}</translation>
    </message>
    <message>
        <source>corrected by hand</source>
        <translation>von Hand korrigiert</translation>
    </message>
    <message>
        <source>corrected, snapped to the edge</source>
        <translation>korrigiert, an der Kante eingerastet</translation>
    </message>
    <message>
        <source>corrected, carried from another B-scan</source>
        <translation>korrigiert, von einem anderen B-Scan übertragen</translation>
    </message>
    <message>
        <source>Numbers and map show the change since {0}. Position, focus and segmentation change them too: look at the scans of both visits.</source>
        <translation>Zahlen und Karte zeigen die Änderung seit {0}. Auch Lage, Schärfe und Segmentierung ändern sie: Sehen Sie die Scans beider Besuche an.</translation>
    </message>
</context>
<context>
    <name>ReadStudyDialog</name>
    <message>
        <source>Read a study</source>
        <translation>Studie befunden</translation>
    </message>
    <message>
        <source>Open studies</source>
        <translation>Offene Studien</translation>
    </message>
    <message>
        <source>&amp;Folder…</source>
        <translation>&amp;Ordner…</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Beginnen</translation>
    </message>
    <message>
        <source>Cases are shown without names. This window, with what is open in it, is hidden until you are back.</source>
        <translation>Fälle werden ohne Namen gezeigt. Dieses Fenster und was darin offen ist, bleibt verborgen, bis Sie zurück sind.</translation>
    </message>
    <message>
        <source>Files of the study</source>
        <translation>Dateien der Studie</translation>
    </message>
    <message>
        <source>Signed in as {0}</source>
        <translation>Angemeldet als {0}</translation>
    </message>
    <message>
        <source>{0} · {1}
{2} read, at most {3} to come</source>
        <translation>{0} · {1}
{2} befundet, höchstens {3} stehen aus</translation>
    </message>
    <message>
        <source>No open study has a case for you in this workspace.</source>
        <translation>Keine offene Studie in diesem Arbeitsbereich hat einen Fall für Sie.</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>noch nicht gewählt</translation>
    </message>
    <message>
        <source>Folder with the study&apos;s files</source>
        <translation>Ordner mit den Dateien der Studie</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Show the whole photograph</source>
        <translation>Die ganze Aufnahme zeigen</translation>
    </message>
    <message>
        <source>One pixel for one pixel</source>
        <translation>Ein Pixel für ein Pixel</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Hide all layers</source>
        <translation>Alle Ebenen ausblenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
</context>
<context>
    <name>ReadingWindow</name>
    <message>
        <source>This study asks to draw on OCT volumes, which this window cannot. Please tell who runs the study.</source>
        <translation>Diese Studie verlangt, auf OCT-Volumina zu zeichnen; das kann dieses Fenster nicht. Bitte sagen Sie es der Studienleitung.</translation>
    </message>
    <message>
        <source>Study {0} · {1}</source>
        <translation>Studie {0} · {1}</translation>
    </message>
    <message>
        <source>Study {0}</source>
        <translation>Studie {0}</translation>
    </message>
    <message>
        <source>Fetching the next case …</source>
        <translation>Der nächste Fall wird geholt …</translation>
    </message>
    <message>
        <source>Fetching the case …</source>
        <translation>Der Fall wird geholt …</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Finish what you are drawing first.</source>
        <translation>Beenden Sie zuerst, was Sie gerade zeichnen.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Nothing more can be entered on this case.</source>
        <translation>Bei diesem Fall kann nichts mehr eingetragen werden.</translation>
    </message>
    <message>
        <source>There is no case for this window now.</source>
        <translation>Für dieses Fenster gibt es jetzt keinen Fall.</translation>
    </message>
    <message>
        <source>It is asked for again every half minute; Pause leaves it.</source>
        <translation>Alle halbe Minute wird wieder danach gefragt; Pause beendet das.</translation>
    </message>
    <message>
        <source>This case cannot be shown.</source>
        <translation>Dieser Fall kann nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>What you entered is kept here, and saved as soon as that is possible again.</source>
        <translation>Was Sie eingetragen haben, wird hier aufbewahrt und gespeichert, sobald das wieder möglich ist.</translation>
    </message>
    <message>
        <source>What you entered last cannot be saved while another has the case.</source>
        <translation>Was Sie zuletzt eingetragen haben, kann nicht gespeichert werden, solange ein anderer den Fall hat.</translation>
    </message>
    <message>
        <source>What you entered last is not saved yet. That is done when the workspace can be reached again, as long as the program runs.</source>
        <translation>Was Sie zuletzt eingetragen haben, ist noch nicht gespeichert. Das geschieht, sobald der Arbeitsbereich wieder erreichbar ist, solange das Programm läuft.</translation>
    </message>
    <message>
        <source>Close once more to leave this window.</source>
        <translation>Schließen Sie noch einmal, um dieses Fenster zu verlassen.</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>ReportPagesDialog</name>
    <message>
        <source>Language and paper of reports</source>
        <translation>Sprache und Papier der Berichte</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Papier</translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>The model, and what it computes on</source>
        <translation>Das Modell und worauf es rechnet</translation>
    </message>
    <message>
        <source>How far the photograph can be relied on, from 0 to 1, and what is against it</source>
        <translation>Wie weit der Aufnahme zu trauen ist, von 0 bis 1, und was dagegen spricht</translation>
    </message>
    <message>
        <source>{0:.1f} s</source>
        <translation>{0:.1f} s</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>usable</source>
        <translation>brauchbar</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>Photograph: {0} ({1:.2f})</source>
        <translation>Aufnahme: {0} ({1:.2f})</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Something could not be saved, and nothing after it can be. Go to another photograph and come back, to go on from what is saved.</source>
        <translation>Etwas konnte nicht gespeichert werden, und nichts danach kann es. Gehen Sie zu einer anderen Aufnahme und kommen Sie zurück, um vom Gespeicherten aus weiterzuarbeiten.</translation>
    </message>
    <message>
        <source>This case is signed off, and locked. Reopen it to change it.</source>
        <translation>Dieser Fall ist abgeschlossen und gesperrt. Öffnen Sie ihn wieder, um ihn zu ändern.</translation>
    </message>
    <message>
        <source>This case is open in another window, so it can only be looked at here.</source>
        <translation>Dieser Fall ist in einem anderen Fenster offen und kann hier nur angesehen werden.</translation>
    </message>
    <message>
        <source>Nothing can be saved now. {0}</source>
        <translation>Zurzeit kann nichts gespeichert werden. {0}</translation>
    </message>
    <message>
        <source>Signed off by {0} on {1}: final, and locked.</source>
        <translation>Abgeschlossen von {0} am {1}: endgültig und gesperrt.</translation>
    </message>
    <message>
        <source>Held for ungradable: {0}</source>
        <translation>Gilt als nicht beurteilbar: {0}</translation>
    </message>
    <message>
        <source>{0} of its {1} numbers are measured otherwise now than when it was signed off. Reopen the case to sign the new ones.</source>
        <translation>{0} von {1} Zahlen werden jetzt anders gemessen als beim Abschluss. Öffnen Sie den Fall wieder, um mit den neuen abzuschließen.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Not loaded</source>
        <translation>Nicht geladen</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Endgültig</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Nur lesen</translation>
    </message>
</context>
<context>
    <name>Scale</name>
    <message>
        <source>Segment the photograph first: the optic disc is measured then.</source>
        <translation>Segmentieren Sie zuerst die Aufnahme: Dabei wird die Papille vermessen.</translation>
    </message>
    <message>
        <source>The {0} must be above 0.</source>
        <translation>Der Wert muss über 0 liegen: {0}.</translation>
    </message>
    <message>
        <source>Enter a number for the {0}.</source>
        <translation>Geben Sie eine Zahl ein: {0}.</translation>
    </message>
    <message>
        <source>“{0}” is not a number. Enter one like 9.6 for the {1}.</source>
        <translation>„{0}“ ist keine Zahl. Geben Sie eine wie 9,6 ein: {1}.</translation>
    </message>
    <message>
        <source>axial length in mm</source>
        <translation>Achslänge in mm</translation>
    </message>
    <message>
        <source>An eye of {0:g} mm is not possible. Enter its axial length, like 23.5.</source>
        <translation>Ein Auge von {0:g} mm gibt es nicht. Geben Sie seine Achslänge ein, etwa 23,5.</translation>
    </message>
    <message>
        <source>refraction in dioptres</source>
        <translation>Refraktion in Dioptrien</translation>
    </message>
    <message>
        <source>A refraction of {0:g} D is not possible. Enter it like -2.75.</source>
        <translation>Eine Refraktion von {0:g} dpt gibt es nicht. Geben Sie sie wie -2,75 ein.</translation>
    </message>
    <message>
        <source>The line is {0:.1f} pixels long, too short to be exact. Draw a longer one.</source>
        <translation>Die Linie ist {0:.1f} Pixel lang, zu kurz, um genau zu sein. Zeichnen Sie eine längere.</translation>
    </message>
    <message>
        <source>With {0:.4g} × {1:.4g} µm per pixel, the picture would be {2:.3g} × {3:.3g} mm.</source>
        <translation>Bei {0:.4g} × {1:.4g} µm je Pixel wäre das Bild {2:.3g} × {3:.3g} mm groß.</translation>
    </message>
    <message>
        <source>That is larger than the retina.</source>
        <translation>Das ist größer als die Netzhaut.</translation>
    </message>
    <message>
        <source>That is smaller than an optic disc.</source>
        <translation>Das ist kleiner als eine Papille.</translation>
    </message>
    <message>
        <source>Width and height of a pixel differ too much. Check both numbers.</source>
        <translation>Breite und Höhe eines Pixels sind zu verschieden. Prüfen Sie beide Zahlen.</translation>
    </message>
    <message>
        <source>from the DICOM header</source>
        <translation>aus dem DICOM-Kopf</translation>
    </message>
    <message>
        <source>from the camera&apos;s file</source>
        <translation>aus der Datei der Kamera</translation>
    </message>
    <message>
        <source>stated by you</source>
        <translation>von Ihnen angegeben</translation>
    </message>
    <message>
        <source>from a distance that you know</source>
        <translation>aus einer bekannten Strecke</translation>
    </message>
    <message>
        <source>assumed: disc 1.8 mm high</source>
        <translation>angenommen: Papille 1,8 mm hoch</translation>
    </message>
</context>
<context>
    <name>ScaleDialog</name>
    <message>
        <source>Scale of this photograph</source>
        <translation>Maßstab dieser Aufnahme</translation>
    </message>
    <message>
        <source>{0:.1f} px</source>
        <translation>{0:.1f} px</translation>
    </message>
    <message>
        <source>As the file states it: {0}</source>
        <translation>Wie in der Datei angegeben: {0}</translation>
    </message>
    <message>
        <source>None: the file states no scale, and results stay in pixels</source>
        <translation>Keiner: Die Datei nennt keinen Maßstab, Ergebnisse bleiben in Pixeln</translation>
    </message>
    <message>
        <source>I know the size of a pixel in an eye of 24 mm</source>
        <translation>Ich kenne die Größe eines Pixels in einem Auge von 24 mm</translation>
    </message>
    <message>
        <source>As makers of cameras state it; it is corrected for this eye below.</source>
        <translation>Wie Hersteller von Kameras sie angeben; unten wird sie für dieses Auge korrigiert.</translation>
    </message>
    <message>
        <source>Width of a pixel in µm</source>
        <translation>Breite eines Pixels in µm</translation>
    </message>
    <message>
        <source>Height of a pixel in µm</source>
        <translation>Höhe eines Pixels in µm</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>I know a distance on the photograph</source>
        <translation>Ich kenne eine Strecke auf der Aufnahme</translation>
    </message>
    <message>
        <source>A length on this very retina: it is true of this eye, and not corrected.</source>
        <translation>Eine Länge auf eben dieser Netzhaut: Sie gilt für dieses Auge und wird nicht korrigiert.</translation>
    </message>
    <message>
        <source>Click two points…</source>
        <translation>Zwei Punkte klicken…</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>wie zuvor</translation>
    </message>
    <message>
        <source>no line yet</source>
        <translation>noch keine Linie</translation>
    </message>
    <message>
        <source>Length of the line</source>
        <translation>Länge der Linie</translation>
    </message>
    <message>
        <source>Unit of the length</source>
        <translation>Einheit der Länge</translation>
    </message>
    <message>
        <source>Take the optic disc as 1.8 mm high</source>
        <translation>Papille als 1,8 mm hoch annehmen</translation>
    </message>
    <message>
        <source>The segmented disc is {0:.1f} px high. Discs differ from eye to eye: lengths are good to about 15 %, and the disc itself cannot be measured.</source>
        <translation>Die segmentierte Papille ist {0:.1f} px hoch. Papillen sind von Auge zu Auge verschieden: Längen sind auf etwa 15 % genau, und die Papille selbst ist nicht messbar.</translation>
    </message>
    <message>
        <source>Axial length of this eye in mm</source>
        <translation>Achslänge dieses Auges in mm</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Long eyes show less, short eyes more of the retina. With the axial length, µm are corrected for it (Bennett, Rudnicka and Edgar 1994); without, an eye of 24 mm is assumed. A scale from a known distance or from the disc needs no correction.</source>
        <translation>Lange Augen zeigen weniger, kurze mehr von der Netzhaut. Mit der Achslänge werden µm dafür korrigiert (Bennett, Rudnicka und Edgar 1994); ohne sie wird ein Auge von 24 mm angenommen. Ein Maßstab aus einer bekannten Strecke oder der Papille braucht keine Korrektur.</translation>
    </message>
    <message>
        <source>Refraction of this eye in dioptres</source>
        <translation>Refraktion dieses Auges in Dioptrien</translation>
    </message>
    <message>
        <source>Spherical equivalent of the spectacles, like -2.75. Where no axial length is known, µm are corrected by it (Bengtsson and Krakau 1992): an estimate.</source>
        <translation>Sphärisches Äquivalent der Brille, etwa -2,75. Ist keine Achslänge bekannt, werden µm danach korrigiert (Bengtsson und Krakau 1992): eine Schätzung.</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>Was sich ergibt</translation>
    </message>
    <message>
        <source>Use this scale</source>
        <translation>Diesen Maßstab verwenden</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>   Height</source>
        <translation>   Höhe</translation>
    </message>
    <message>
        <source>   Length</source>
        <translation>   Länge</translation>
    </message>
    <message>
        <source>Axial length of this eye</source>
        <translation>Achslänge dieses Auges</translation>
    </message>
    <message>
        <source>   or its refraction</source>
        <translation>   oder seine Refraktion</translation>
    </message>
    <message>
        <source>D</source>
        <comment>dioptres</comment>
        <translation>dpt</translation>
    </message>
    <message>
        <source>width of a pixel in µm</source>
        <translation>Breite eines Pixels in µm</translation>
    </message>
    <message>
        <source>height of a pixel in µm</source>
        <translation>Höhe eines Pixels in µm</translation>
    </message>
    <message>
        <source>Click the two ends of the distance first.</source>
        <translation>Klicken Sie zuerst auf die beiden Enden der Strecke.</translation>
    </message>
    <message>
        <source>length of the line</source>
        <translation>Länge der Linie</translation>
    </message>
    <message>
        <source>No scale: results in pixels.</source>
        <translation>Kein Maßstab: Ergebnisse in Pixeln.</translation>
    </message>
    <message>
        <source>{0}. The picture is {1:.3g} × {2:.3g} mm.</source>
        <translation>{0}. Das Bild misst {1:.3g} × {2:.3g} mm.</translation>
    </message>
    <message>
        <source>It comes from this eye, so lengths are not corrected.</source>
        <translation>Er stammt aus diesem Auge; Längen werden nicht korrigiert.</translation>
    </message>
    <message>
        <source>In this eye of {0:g} mm, lengths are corrected.</source>
        <translation>In diesem Auge von {0:g} mm werden Längen korrigiert.</translation>
    </message>
    <message>
        <source>By a refraction of {0:+g} D, lengths are corrected: an estimate.</source>
        <translation>Nach einer Refraktion von {0:+g} dpt werden Längen korrigiert: eine Schätzung.</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>Go to another case</source>
        <translation>Zu einem anderen Fall gehen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Save, give the case back, and close</source>
        <translation>Speichern, den Fall zurückgeben und schließen</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Abgeben</translation>
    </message>
    <message>
        <source>Lock the answers and go on (Ctrl+Enter)</source>
        <translation>Die Antworten sperren und weitergehen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Two readers differ on this case. Please decide.</source>
        <translation>Zwei Reader weichen bei diesem Fall voneinander ab. Bitte entscheiden Sie.</translation>
    </message>
    <message>
        <source> · with the model</source>
        <translation> · mit dem Modell</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>abgegeben</translation>
    </message>
    <message>
        <source>Case {0} · {1}</source>
        <translation>Fall {0} · {1}</translation>
    </message>
    <message>
        <source>click both ends.  Esc: go back</source>
        <translation>beide Enden klicken.  Esc: zurück</translation>
    </message>
    <message>
        <source>This cannot be submitted yet; see what is marked.</source>
        <translation>Dies kann noch nicht abgegeben werden; siehe die Markierungen.</translation>
    </message>
    <message>
        <source>Case {0}</source>
        <translation>Fall {0}</translation>
    </message>
    <message>
        <source>Case {0} of {1}</source>
        <translation>Fall {0} von {1}</translation>
    </message>
</context>
<context>
    <name>SecondCanvas</name>
    <message>
        <source>Second photograph, only to look at</source>
        <translation>Zweite Aufnahme, nur zum Ansehen</translation>
    </message>
</context>
<context>
    <name>ServersPage</name>
    <message>
        <source>DICOM servers</source>
        <translation>DICOM-Server</translation>
    </message>
    <message>
        <source>&amp;Encrypted (TLS), its certificate checked</source>
        <translation>&amp;Verschlüsselt (TLS), sein Zertifikat geprüft</translation>
    </message>
    <message>
        <source>the system&apos;s authorities</source>
        <translation>die Stellen des Systems</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>N&amp;ame</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Rechner</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>Application entity &amp;title</source>
        <translation>&amp;Titel der Anwendungseinheit (AE)</translation>
    </message>
    <message>
        <source>Certificate of its authority</source>
        <translation>Zertifikat seiner Stelle</translation>
    </message>
    <message>
        <source>Title of this program</source>
        <translation>Titel dieses Programms</translation>
    </message>
    <message>
        <source>Port of this program</source>
        <translation>Port dieses Programms</translation>
    </message>
    <message>
        <source>Ne&amp;w</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Tes&amp;t</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Save, and ask whether it is there</source>
        <translation>Speichern und fragen, ob er da ist</translation>
    </message>
    <message>
        <source>Which certificate?</source>
        <translation>Welches Zertifikat?</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation>Zertifikate (*.pem *.crt)</translation>
    </message>
    <message>
        <source>Asking {0}</source>
        <translation>{0} wird gefragt</translation>
    </message>
    <message>
        <source>{0} answers.</source>
        <translation>{0} antwortet.</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Photograph</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Hide layers while it is held</source>
        <translation>Ebenen ausblenden, solange gehalten</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>See the model&apos;s layers while it is held</source>
        <translation>Ebenen des Modells sehen, solange gehalten</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>Move the line of the wipe</source>
        <translation>Die Vergleichslinie bewegen</translation>
    </message>
    <message>
        <source>Drag it, or Alt+Left, Alt+Right</source>
        <translation>Ziehen oder Alt+Links, Alt+Rechts</translation>
    </message>
    <message>
        <source>Move the photograph</source>
        <translation>Die Aufnahme verschieben</translation>
    </message>
    <message>
        <source>Drag, or arrow keys</source>
        <translation>Ziehen oder Pfeiltasten</translation>
    </message>
    <message>
        <source>Point with a tool, without a mouse</source>
        <translation>Mit einem Werkzeug zeigen, ohne Maus</translation>
    </message>
    <message>
        <source>Arrow keys, with Shift in long steps</source>
        <translation>Pfeiltasten, mit Umschalt in großen Schritten</translation>
    </message>
    <message>
        <source>Press the tool there; held with arrows, draw</source>
        <translation>Das Werkzeug dort drücken; mit Pfeilen gehalten zeichnen</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Zoom around the pointer</source>
        <translation>Um den Zeiger vergrößern</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Contrast and brightness</source>
        <translation>Kontrast und Helligkeit</translation>
    </message>
    <message>
        <source>Drag with the right button</source>
        <translation>Mit der rechten Taste ziehen</translation>
    </message>
    <message>
        <source>Size of the brush, tolerance</source>
        <translation>Größe des Pinsels, Toleranz</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Straight line of the brush</source>
        <translation>Gerade Linie mit dem Pinsel</translation>
    </message>
    <message>
        <source>Shift+Click</source>
        <translation>Umschalt+Klick</translation>
    </message>
    <message>
        <source>Erase with the brush</source>
        <translation>Mit dem Pinsel radieren</translation>
    </message>
    <message>
        <source>Alt+Drag</source>
        <translation>Alt+Ziehen</translation>
    </message>
    <message>
        <source>Close a polygon, apply an ellipse</source>
        <translation>Polygon schließen, Ellipse anwenden</translation>
    </message>
    <message>
        <source>Enter, or double click</source>
        <translation>Eingabe oder Doppelklick</translation>
    </message>
    <message>
        <source>Last point back</source>
        <translation>Letzten Punkt zurücknehmen</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>Order of the layers</source>
        <translation>Reihenfolge der Ebenen</translation>
    </message>
    <message>
        <source>Drag a row, or Alt+Up, Alt+Down</source>
        <translation>Zeile ziehen oder Alt+Auf, Alt+Ab</translation>
    </message>
    <message>
        <source>Next control, previous control</source>
        <translation>Nächstes, voriges Bedienelement</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Umschalt+Tab</translation>
    </message>
    <message>
        <source>Press a button</source>
        <translation>Einen Knopf drücken</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Next vessel of CRAE or CRVE, previous vessel</source>
        <translation>Nächstes, voriges Gefäß von CRAE oder CRVE</translation>
    </message>
    <message>
        <source>N, Shift+N</source>
        <translation>N, Umschalt+N</translation>
    </message>
    <message>
        <source>Move the centre of the zones</source>
        <translation>Die Mitte der Zonen verschieben</translation>
    </message>
    <message>
        <source>Shift+arrow keys</source>
        <translation>Umschalt+Pfeiltasten</translation>
    </message>
    <message>
        <source>Leave the vessel out or take it in, place the zones</source>
        <translation>Gefäß auslassen oder hinzunehmen, Zonen festlegen</translation>
    </message>
    <message>
        <source>Another B-scan</source>
        <translation>Anderer B-Scan</translation>
    </message>
    <message>
        <source>Wheel, or Up, Down</source>
        <translation>Mausrad oder Auf, Ab</translation>
    </message>
    <message>
        <source>The same with a tool in hand</source>
        <translation>Dasselbe mit einem Werkzeug in der Hand</translation>
    </message>
    <message>
        <source>Ten B-scans on</source>
        <translation>Zehn B-Scans weiter</translation>
    </message>
    <message>
        <source>First B-scan, last B-scan</source>
        <translation>Erster B-Scan, letzter B-Scan</translation>
    </message>
    <message>
        <source>Give up a gesture</source>
        <translation>Eine Geste aufgeben</translation>
    </message>
    <message>
        <source>Surface or area before, next one</source>
        <translation>Vorige Grenze oder Fläche, nächste</translation>
    </message>
    <message>
        <source>Columns that follow, size of the brush</source>
        <translation>Spalten, die folgen, Größe des Pinsels</translation>
    </message>
    <message>
        <source>Enlarge, show more</source>
        <translation>Vergrößern, mehr zeigen</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Das Bild verschieben</translation>
    </message>
    <message>
        <source>Drag, or Shift+arrow keys with the hand</source>
        <translation>Ziehen oder Umschalt+Pfeiltasten mit der Hand</translation>
    </message>
    <message>
        <source>Correct what a name below the B-scan says</source>
        <translation>Korrigieren, was ein Name unter dem B-Scan nennt</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>&amp;Beside it</source>
        <translation>&amp;Daneben</translation>
    </message>
    <message>
        <source>What is shown beside the photograph</source>
        <translation>Was neben der Aufnahme gezeigt wird</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Gekoppelt</translation>
    </message>
    <message>
        <source>Move and zoom both together; off: each for itself</source>
        <translation>Beide gemeinsam verschieben und vergrößern; aus: jede für sich</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>Gespiegelt</translation>
    </message>
    <message>
        <source>Go left on one side where the other goes right</source>
        <translation>Auf einer Seite nach links, wo es auf der anderen nach rechts geht</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>This workspace is shared. What you draw and sign is kept under your name.</source>
        <translation>Dieser Arbeitsbereich wird gemeinsam genutzt. Was Sie zeichnen und abschließen, wird unter Ihrem Namen aufbewahrt.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Open a photograph (Ctrl+O), or drop a file or a folder here.
To try the program, open the sample (Ctrl+Alt+O).</source>
        <translation>Öffnen Sie eine Aufnahme (Strg+O) oder ziehen Sie eine Datei oder einen Ordner hierher.
Zum Ausprobieren öffnen Sie das Beispiel (Strg+Alt+O).</translation>
    </message>
    <message>
        <source>Not loaded.</source>
        <translation>Nicht geladen.</translation>
    </message>
    <message>
        <source>Continue where you were ({0}): {1}

</source>
        <translation>Weiter, wo Sie waren ({0}): {1}

</translation>
    </message>
    <message>
        <source>Not kept yet</source>
        <translation>Noch nicht aufbewahrt</translation>
    </message>
    <message>
        <source>Photographs are being taken into the workspace. Keep the window open for a moment. If you close it now, those that are left are not kept.</source>
        <translation>Fotos werden in den Arbeitsbereich aufgenommen. Lassen Sie das Fenster einen Moment offen. Wenn Sie es jetzt schließen, werden die übrigen nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Your last changes are not saved. {0}

Keep the window open, and they are saved as soon as it works again. If you close it now, they may be lost.</source>
        <translation>Ihre letzten Änderungen sind nicht gespeichert. {0}

Lassen Sie das Fenster offen; sie werden gespeichert, sobald es wieder geht. Wenn Sie es jetzt schließen, gehen sie vielleicht verloren.</translation>
    </message>
    <message>
        <source>The workspace is busy.</source>
        <translation>Der Arbeitsbereich ist beschäftigt.</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Trotzdem schließen</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <source>Your last strokes could be saved neither in the workspace nor in a file beside it. Free some space on the disk, and try again. If you close now, they are lost.</source>
        <translation>Ihre letzten Striche konnten weder im Arbeitsbereich noch in einer Datei daneben gespeichert werden. Schaffen Sie Platz auf dem Datenträger und versuchen Sie es noch einmal. Wenn Sie jetzt schließen, sind sie verloren.</translation>
    </message>
    <message>
        <source>The photograph of this case is not where it was.</source>
        <translation>Die Aufnahme dieses Falls ist nicht mehr, wo sie war.</translation>
    </message>
    <message>
        <source>Open it from where it is now; its layers are found by its pixels: {0}</source>
        <translation>Öffnen Sie sie, wo sie jetzt ist; ihre Ebenen werden an ihren Pixeln erkannt: {0}</translation>
    </message>
    <message>
        <source>Finish what you are drawing first.</source>
        <translation>Beenden Sie zuerst, was Sie gerade zeichnen.</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Sign this case off as {0}? It is final then, and nothing of it can be changed until somebody reopens it and says why.</source>
        <translation>Diesen Fall als {0} abschließen? Er ist dann endgültig, und nichts daran kann geändert werden, bis jemand ihn wieder öffnet und sagt, warum.</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Why is this case opened again? The reason is kept in the audit trail.</source>
        <translation>Warum wird dieser Fall wieder geöffnet? Der Grund wird im Prüfprotokoll aufbewahrt.</translation>
    </message>
    <message>
        <source>Ungradable</source>
        <translation>Nicht beurteilbar</translation>
    </message>
    <message>
        <source>Why can this photograph not be graded?</source>
        <translation>Warum ist diese Aufnahme nicht beurteilbar?</translation>
    </message>
    <message>
        <source>Out of focus</source>
        <translation>Unscharf</translation>
    </message>
    <message>
        <source>Too dark or too bright</source>
        <translation>Zu dunkel oder zu hell</translation>
    </message>
    <message>
        <source>Media opacity</source>
        <translation>Medientrübung</translation>
    </message>
    <message>
        <source>The region of interest is not in the picture</source>
        <translation>Der interessierende Bereich ist nicht im Bild</translation>
    </message>
    <message>
        <source>Eyelid or eyelashes</source>
        <translation>Lid oder Wimpern</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Screen pixels per column of the photograph</source>
        <translation>Bildschirmpixel je Spalte der Aufnahme</translation>
    </message>
    <message>
        <source>Width : height of a pixel, as the file or you state it. The photograph is drawn in its true shape; positions are told in its own pixels.</source>
        <translation>Breite : Höhe eines Pixels, wie Sie oder die Datei sie angeben. Die Aufnahme wird in ihrer wahren Form gezeichnet; Orte werden in ihren eigenen Pixeln genannt.</translation>
    </message>
    <message>
        <source>Is your work saved?</source>
        <translation>Ist Ihre Arbeit gespeichert?</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>Nur für die Forschung. Nicht zur Diagnose.</translation>
    </message>
</context>
<context>
    <name>Stepping</name>
    <message>
        <source>{0} is locked. Unlock it to undo or redo this step: {1}.</source>
        <translation>{0} ist gesperrt. Entsperren Sie es, um diesen Schritt zurückzunehmen oder zu wiederholen: {1}.</translation>
    </message>
    <message>
        <source>This step cannot be read from the store: {0}</source>
        <translation>Dieser Schritt kann nicht aus dem Speicher gelesen werden: {0}</translation>
    </message>
    <message>
        <source>The workspace is busy. Please try again.</source>
        <translation>Der Arbeitsbereich ist beschäftigt. Bitte versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>Studies</name>
    <message>
        <source>Studies cannot be read now.</source>
        <translation>Studien können zurzeit nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The workspace is not open yet. Please try again.</source>
        <translation>Der Arbeitsbereich ist noch nicht offen. Bitte versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>StudiesDialog</name>
    <message>
        <source>Studies</source>
        <translation>Studien</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Readers: read / to come</source>
        <translation>Reader: befundet / ausstehend</translation>
    </message>
    <message>
        <source>For whoever is free</source>
        <translation>Für den nächsten freien</translation>
    </message>
    <message>
        <source>To adjudicate</source>
        <translation>Zu entscheiden</translation>
    </message>
    <message>
        <source>&amp;Create…</source>
        <translation>A&amp;nlegen…</translation>
    </message>
    <message>
        <source>Freeze a plan (TOML) and assign it</source>
        <translation>Einen Plan (TOML) festschreiben und zuteilen</translation>
    </message>
    <message>
        <source>&amp;Assign…</source>
        <translation>&amp;Zuteilen…</translation>
    </message>
    <message>
        <source>Deal the cases of a frozen study</source>
        <translation>Die Fälle einer festgeschriebenen Studie verteilen</translation>
    </message>
    <message>
        <source>C&amp;lose the study…</source>
        <translation>&amp;Studie schließen…</translation>
    </message>
    <message>
        <source>Nothing more can be entered then</source>
        <translation>Danach kann nichts mehr eingetragen werden</translation>
    </message>
    <message>
        <source>A&amp;nalyse…</source>
        <translation>&amp;Auswerten…</translation>
    </message>
    <message>
        <source>Agreement, accuracy and time as tables</source>
        <translation>Übereinstimmung, Treffsicherheit und Zeit als Tabellen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>All answers, masks and times</source>
        <translation>Alle Antworten, Masken und Zeiten</translation>
    </message>
    <message>
        <source>{0}: {1} / {2}</source>
        <translation>{0}: {1} / {2}</translation>
    </message>
    <message>
        <source>, reading now</source>
        <translation>, befundet gerade</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>The plan of a study</source>
        <translation>Der Plan einer Studie</translation>
    </message>
    <message>
        <source>Plans (*.toml)</source>
        <translation>Pläne (*.toml)</translation>
    </message>
    <message>
        <source>A frozen study</source>
        <translation>Eine festgeschriebene Studie</translation>
    </message>
    <message>
        <source>Frozen studies (*.study.json)</source>
        <translation>Festgeschriebene Studien (*.study.json)</translation>
    </message>
    <message>
        <source>{0} is assigned; its readers can begin.</source>
        <translation>{0} ist zugeteilt; die Reader können beginnen.</translation>
    </message>
    <message>
        <source>Secret seed of the allocation list. Keep it where no reader sees it.</source>
        <translation>Geheimer Startwert der Zuteilungsliste. Bewahren Sie ihn auf, wo kein Reader ihn sieht.</translation>
    </message>
    <message>
        <source>Once more, please.</source>
        <translation>Bitte noch einmal.</translation>
    </message>
    <message>
        <source>Allocation list</source>
        <translation>Zuteilungsliste</translation>
    </message>
    <message>
        <source>The two seeds differ, or are empty. Nothing was assigned.</source>
        <translation>Die beiden Startwerte sind verschieden oder leer. Nichts wurde zugeteilt.</translation>
    </message>
    <message numerus="yes">
        <source>Close {0}? %n readings are still to come, and could not be made.</source>
        <translation>
            <numerusform>{0} schließen? Eine Befundung steht noch aus und wäre nicht mehr möglich.</numerusform>
            <numerusform>{0} schließen? %n Befundungen stehen noch aus und wären nicht mehr möglich.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the study</source>
        <translation>Studie schließen</translation>
    </message>
    <message>
        <source>You are a reader of {0}. Its results can be seen when it is closed.</source>
        <translation>Sie sind Reader von {0}. Die Ergebnisse sind zu sehen, wenn die Studie geschlossen ist.</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>Geschrieben: {0}</translation>
    </message>
    <message>
        <source>Working …</source>
        <translation>In Arbeit …</translation>
    </message>
</context>
<context>
    <name>StudyPages</name>
    <message>
        <source>All is read. Thank you.</source>
        <translation>Alles ist befundet. Vielen Dank.</translation>
    </message>
    <message>
        <source>Every case of yours is submitted and locked.</source>
        <translation>Alle Ihre Fälle sind abgegeben und gesperrt.</translation>
    </message>
    <message>
        <source>The first round is done.</source>
        <translation>Die erste Runde ist beendet.</translation>
    </message>
    <message>
        <source>The second round begins on {0}. Please come back then.</source>
        <translation>Die zweite Runde beginnt am {0}. Bitte kommen Sie dann wieder.</translation>
    </message>
    <message>
        <source>Nothing is left to read for now.</source>
        <translation>Zurzeit ist nichts mehr zu befunden.</translation>
    </message>
    <message>
        <source>The cases that are left are in the hands of other readers. Some may come back, at the latest at {0}.</source>
        <translation>Die übrigen Fälle sind bei anderen Readern. Einige kommen vielleicht zurück, spätestens um {0}.</translation>
    </message>
    <message>
        <source>a time not yet known</source>
        <translation>eine noch unbekannte Zeit</translation>
    </message>
</context>
<context>
    <name>ToolStrip</name>
    <message>
        <source>The layer that tools change (, and . for others)</source>
        <translation>Die Ebene, die Werkzeuge ändern (, und . für andere)</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Radius</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>Certainty not kept · segment again</source>
        <translation>Sicherheit nicht gespeichert · neu segmentieren</translation>
    </message>
    <message>
        <source>How certain the model was is not kept after a restart; your layers stay</source>
        <translation>Wie sicher das Modell war, bleibt nach einem Neustart nicht erhalten; Ihre Ebenen bleiben</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Add to the layer</source>
        <translation>Zur Ebene hinzufügen</translation>
    </message>
    <message>
        <source>Take away from the layer</source>
        <translation>Von der Ebene wegnehmen</translation>
    </message>
    <message>
        <source>Keep only what is inside</source>
        <translation>Nur behalten, was innen ist</translation>
    </message>
    <message>
        <source>Put in the layer&apos;s place</source>
        <translation>Die Ebene ersetzen</translation>
    </message>
    <message>
        <source>In the field only</source>
        <translation>Nur im Bildfeld</translation>
    </message>
    <message>
        <source>Paint only on the photographed field</source>
        <translation>Nur auf dem Bildfeld malen</translation>
    </message>
    <message>
        <source>Paint only inside this layer</source>
        <translation>Nur innerhalb dieser Ebene malen</translation>
    </message>
    <message>
        <source>Layers that must not be painted over</source>
        <translation>Ebenen, die nicht übermalt werden dürfen</translation>
    </message>
    <message>
        <source>Choose a layer</source>
        <translation>Ebene wählen</translation>
    </message>
    <message>
        <source>Inside any layer or none</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Inside: {0}</source>
        <translation>In: {0}</translation>
    </message>
    <message>
        <source>Not over: {0}</source>
        <translation>Nicht über: {0}</translation>
    </message>
    <message>
        <source>Not over …</source>
        <translation>Nicht über …</translation>
    </message>
</context>
<context>
    <name>Toolbox</name>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <source>Questionable</source>
        <translation>Fraglich</translation>
    </message>
    <message>
        <source>Paint what is likely</source>
        <translation>Wahrscheinliches malen</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Fill a hole</source>
        <translation>Loch füllen</translation>
    </message>
    <message>
        <source>Smart fill</source>
        <translation>Ähnliches füllen</translation>
    </message>
    <message>
        <source>Erase a piece</source>
        <translation>Stück löschen</translation>
    </message>
    <message>
        <source>Vessel</source>
        <translation>Gefäß</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Move a piece</source>
        <translation>Stück verschieben</translation>
    </message>
    <message>
        <source>Move a landmark</source>
        <translation>Landmarke verschieben</translation>
    </message>
    <message>
        <source>There is no probability map of this layer. Segment the photograph first.</source>
        <translation>Von dieser Ebene gibt es keine Wahrscheinlichkeitskarte. Segmentieren Sie zuerst die Aufnahme.</translation>
    </message>
    <message>
        <source>Choose a layer first, or add one.</source>
        <translation>Wählen Sie zuerst eine Ebene oder fügen Sie eine hinzu.</translation>
    </message>
    <message>
        <source>Fill all holes</source>
        <translation>Alle Löcher füllen</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>Wachsen</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>Schrumpfen</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Glätten</translation>
    </message>
    <message>
        <source>Keep the largest piece</source>
        <translation>Größtes Stück behalten</translation>
    </message>
    <message>
        <source>Erase pieces below {0} px</source>
        <translation>Stücke unter {0} px löschen</translation>
    </message>
    <message>
        <source>{0} was given up: the layer was changed meanwhile.</source>
        <translation>{0} wurde aufgegeben: Die Ebene wurde inzwischen geändert.</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>The line holds no pixel of the picture.</source>
        <translation>Die Linie umschließt kein Pixel des Bildes.</translation>
    </message>
    <message>
        <source>Click at least three points of the edge that are not on a line.</source>
        <translation>Klicken Sie auf mindestens drei Punkte des Randes, die nicht auf einer Geraden liegen.</translation>
    </message>
    <message>
        <source>Enter: put the ellipse into the layer.  Backspace: last point back</source>
        <translation>Eingabe: Ellipse in die Ebene setzen.  Rücktaste: letzten Punkt zurücknehmen</translation>
    </message>
    <message>
        <source>Click three to five points of the edge</source>
        <translation>Klicken Sie auf drei bis fünf Punkte des Randes</translation>
    </message>
    <message>
        <source>Click into a hole that the layer closes off.</source>
        <translation>Klicken Sie in ein Loch, das die Ebene umschließt.</translation>
    </message>
    <message>
        <source>Click a piece of the active layer.</source>
        <translation>Klicken Sie auf ein Stück der aktiven Ebene.</translation>
    </message>
    <message>
        <source>Take hold of a landmark: a ring with a cross.</source>
        <translation>Fassen Sie eine Landmarke an: einen Ring mit Kreuz.</translation>
    </message>
    <message>
        <source>{0} was given up: another layer or operation was chosen.</source>
        <translation>{0} wurde aufgegeben: Eine andere Ebene oder Verknüpfung wurde gewählt.</translation>
    </message>
    <message>
        <source>Click an artery or a vein.</source>
        <translation>Klicken Sie auf eine Arterie oder Vene.</translation>
    </message>
    <message>
        <source>Artery to vein</source>
        <translation>Arterie zu Vene</translation>
    </message>
    <message>
        <source>Vein to artery</source>
        <translation>Vene zu Arterie</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Fill a hole</source>
        <translation>Loch füllen</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Erase a piece</source>
        <translation>Stück löschen</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Radius of the brush (Ctrl and the wheel)</source>
        <translation>Radius des Pinsels (Strg und Mausrad)</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Encrypted workspace</source>
        <translation>Verschlüsselter Arbeitsbereich</translation>
    </message>
    <message>
        <source>Your workspace is encrypted. Without its passphrase, photographs can be looked at and segmented, but nothing is kept and nothing of before is shown.</source>
        <translation>Ihr Arbeitsbereich ist verschlüsselt. Ohne seine Passphrase können Fotos angesehen und segmentiert werden, aber nichts wird aufbewahrt und nichts von früher gezeigt.</translation>
    </message>
    <message>
        <source>The passphrase is wrong, or the start of the file is damaged. Please try again, or restore a backup.</source>
        <translation>Die Passphrase ist falsch, oder der Anfang der Datei ist beschädigt. Bitte versuchen Sie es noch einmal, oder spielen Sie eine Sicherung ein.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>VolumeView</name>
    <message>
        <source>  B-scan {0} of {1}</source>
        <translation>  B-Scan {0} von {1}</translation>
    </message>
</context>
<context>
    <name>WarmUp</name>
    <message>
        <source>A part of the program cannot start.</source>
        <translation>Ein Teil des Programms kann nicht starten.</translation>
    </message>
</context>
<context>
    <name>WholeLayerDialog</name>
    <message>
        <source>Change the whole layer</source>
        <translation>Ganze Ebene ändern</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Grow, shrink, smooth by</source>
        <translation>Wachsen, schrumpfen, glätten um</translation>
    </message>
    <message>
        <source>Smallest piece to keep</source>
        <translation>Kleinstes Stück, das bleibt</translation>
    </message>
    <message>
        <source>Commands change the active layer; each is one step of the history.</source>
        <translation>Befehle ändern die aktive Ebene; jeder ist ein Schritt im Verlauf.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Workflow</name>
    <message>
        <source>This cannot be changed.</source>
        <translation>Dies kann nicht geändert werden.</translation>
    </message>
    <message>
        <source>This cannot be opened.</source>
        <translation>Dies kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Axial length</source>
        <translation>Achslänge</translation>
    </message>
    <message>
        <source>Choice of vessels or zones</source>
        <translation>Auswahl der Gefäße oder Zonen</translation>
    </message>
    <message>
        <source>Segmenting</source>
        <translation>Segmentieren</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Bericht schreiben</translation>
    </message>
    <message>
        <source>Writing the results</source>
        <translation>Ergebnisse schreiben</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Finish what you are drawing first.</source>
        <translation>Beenden Sie zuerst, was Sie gerade zeichnen.</translation>
    </message>
    <message>
        <source>{0} did not work.</source>
        <translation>{0} ist nicht gelungen.</translation>
    </message>
</context>
<context>
    <name>WorklistPanel</name>
    <message>
        <source>Worklist</source>
        <translation>Arbeitsliste</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source> What you drew is kept in {0}.</source>
        <translation> Was Sie gezeichnet haben, liegt in {0}.</translation>
    </message>
    <message>
        <source>This could not be saved.</source>
        <translation>Dies konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Your work is not saved yet.</source>
        <translation>Ihre Arbeit ist noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>The workspace was deleted while it was open.</source>
        <translation>Der Arbeitsbereich wurde gelöscht, während er offen war.</translation>
    </message>
    <message>
        <source>It was written anew, and nothing is lost: {0}</source>
        <translation>Er wurde neu geschrieben, und nichts ist verloren: {0}</translation>
    </message>
    <message>
        <source> A copy is kept: {0}</source>
        <translation> Eine Kopie ist aufbewahrt: {0}</translation>
    </message>
    <message>
        <source>The workspace cannot be used.</source>
        <translation>Der Arbeitsbereich kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Corrections from before could not be taken in, and are kept in a file:</source>
        <translation>Frühere Korrekturen konnten nicht übernommen werden und liegen in einer Datei:</translation>
    </message>
</context>
<context>
    <name>WrittenPage</name>
    <message>
        <source>What became of the files</source>
        <translation>Was aus den Dateien wurde</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Angesehen</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was dazu zu sagen ist</translation>
    </message>
    <message>
        <source>Show the &amp;folder</source>
        <translation>&amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Copies are being written …</source>
        <translation>Kopien werden geschrieben …</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Stopped; what is written stays.</source>
        <translation>Angehalten; was geschrieben ist, bleibt.</translation>
    </message>
    <message>
        <source>Written: {0}. Refused: {1}. Left out: {2}.</source>
        <translation>Geschrieben: {0}. Abgelehnt: {1}. Weggelassen: {2}.</translation>
    </message>
    <message>
        <source>Written, but looked at by nobody: {0}. Their copies say that writing may be in them.</source>
        <translation>Geschrieben, aber von niemandem angesehen: {0}. Ihre Kopien sagen, dass Schrift darin sein kann.</translation>
    </message>
    <message>
        <source>Whether a copy leads back to somebody is for you to judge.</source>
        <translation>Ob eine Kopie zu jemandem zurückführt, müssen Sie beurteilen.</translation>
    </message>
</context>
<context>
    <name>_Table</name>
    <message>
        <source>Select it to see it on the photograph.</source>
        <translation>Auswählen, um es auf der Aufnahme zu sehen.</translation>
    </message>
</context>
</TS>
