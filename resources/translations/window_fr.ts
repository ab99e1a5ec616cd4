<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About RetSAM Desktop</source>
        <translation>À propos de RetSAM Desktop</translation>
    </message>
    <message>
        <source>&lt;b&gt;Research use only. Not for diagnosis.&lt;/b&gt;</source>
        <translation>&lt;b&gt;Réservé à la recherche. Ne pas utiliser pour le diagnostic.&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Models and versions</source>
        <translation>Modèles et versions</translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation>Versions et licences</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>Ou&amp;vrir…</translation>
    </message>
    <message>
        <source>Open one photograph or several</source>
        <translation>Ouvrir une ou plusieurs rétinographies</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>Ouvrir un &amp;dossier…</translation>
    </message>
    <message>
        <source>Open all photographs of a folder</source>
        <translation>Ouvrir toutes les rétinographies d’un dossier</translation>
    </message>
    <message>
        <source>Open a &amp;CD…</source>
        <translation>&amp;Ouvrir un CD…</translation>
    </message>
    <message>
        <source>Show the patients of a disc or a folder of DICOM files</source>
        <translation>Montrer les patients d’un disque ou d’un dossier de fichiers DICOM</translation>
    </message>
    <message>
        <source>&amp;DICOM servers…</source>
        <translation>&amp;Serveurs DICOM…</translation>
    </message>
    <message>
        <source>Fetch from a PACS, see who is expected and what waits to be sent</source>
        <translation>Récupérer depuis un PACS, voir qui est attendu et ce qui attend l’envoi</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>O&amp;uvrir l’exemple</translation>
    </message>
    <message>
        <source>Open a drawn photograph to try the program with</source>
        <translation>Ouvrir une rétinographie dessinée pour essayer le programme</translation>
    </message>
    <message>
        <source>&amp;Previous photograph</source>
        <translation>Ré&amp;tinographie précédente</translation>
    </message>
    <message>
        <source>Go back in the worklist</source>
        <translation>Reculer dans la liste de travail</translation>
    </message>
    <message>
        <source>&amp;Next photograph</source>
        <translation>&amp;Rétinographie suivante</translation>
    </message>
    <message>
        <source>Go on in the worklist</source>
        <translation>Avancer dans la liste de travail</translation>
    </message>
    <message>
        <source>&amp;Export report…</source>
        <translation>Exporter le &amp;compte rendu…</translation>
    </message>
    <message>
        <source>Write the report as a PDF</source>
        <translation>Écrire le compte rendu en PDF</translation>
    </message>
    <message>
        <source>Report &amp;language and paper…</source>
        <translation>&amp;Langue et papier du compte rendu…</translation>
    </message>
    <message>
        <source>Choose the language and the paper of reports</source>
        <translation>Choisir la langue et le papier des comptes rendus</translation>
    </message>
    <message>
        <source>Export &amp;masks and measurements…</source>
        <translation>Exporter &amp;masques et mesures…</translation>
    </message>
    <message>
        <source>Write masks, overlay, measurements and report into a folder</source>
        <translation>Écrire masques, superposition, mesures et compte rendu dans un dossier</translation>
    </message>
    <message>
        <source>E&amp;xport for other programs…</source>
        <translation>Exporter &amp;pour d’autres programmes…</translation>
    </message>
    <message>
        <source>Write COCO, labelme, NIfTI, label map, overlay, training data and more</source>
        <translation>Écrire COCO, labelme, NIfTI, carte d’étiquettes, superposition, données d’entraînement, etc.</translation>
    </message>
    <message>
        <source>De-&amp;identify…</source>
        <translation>Dé-&amp;identifier…</translation>
    </message>
    <message>
        <source>Write copies of files that name nobody, after a look at each</source>
        <translation>Écrire des copies de fichiers qui ne nomment personne, après un regard sur chacune</translation>
    </message>
    <message>
        <source>&amp;Clear recent files</source>
        <translation>&amp;Effacer les fichiers récents</translation>
    </message>
    <message>
        <source>Forget the files that were opened last</source>
        <translation>Oublier les derniers fichiers ouverts</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Fermer le programme</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>A&amp;juster</translation>
    </message>
    <message>
        <source>Show the whole photograph</source>
        <translation>Afficher toute la rétinographie</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>T&amp;aille réelle</translation>
    </message>
    <message>
        <source>One pixel of the photograph on one pixel of the screen</source>
        <translation>Un pixel de la rétinographie sur un pixel de l’écran</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>A&amp;grandir</translation>
    </message>
    <message>
        <source>Enlarge around the middle; the wheel enlarges around the pointer</source>
        <translation>Agrandir autour du centre ; la molette agrandit autour du pointeur</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Réd&amp;uire</translation>
    </message>
    <message>
        <source>Show more of the photograph</source>
        <translation>Voir davantage de la rétinographie</translation>
    </message>
    <message>
        <source>&amp;Original</source>
        <translation>&amp;Originale</translation>
    </message>
    <message>
        <source>The photograph as it is</source>
        <translation>La rétinographie telle quelle</translation>
    </message>
    <message>
        <source>&amp;Red-free</source>
        <translation>Anér&amp;ythre</translation>
    </message>
    <message>
        <source>The green channel alone: vessels and haemorrhages stand out</source>
        <translation>Le canal vert seul : vaisseaux et hémorragies ressortent</translation>
    </message>
    <message>
        <source>&amp;Luminance</source>
        <translation>&amp;Luminance</translation>
    </message>
    <message>
        <source>All colours as one grey</source>
        <translation>Toutes les couleurs en un seul gris</translation>
    </message>
    <message>
        <source>&amp;CLAHE</source>
        <translation>CLA&amp;HE</translation>
    </message>
    <message>
        <source>Local contrast equalised</source>
        <translation>Contraste local égalisé</translation>
    </message>
    <message>
        <source>Reset &amp;display</source>
        <translation>Réinitialiser l’a&amp;ffichage</translation>
    </message>
    <message>
        <source>Original colours, brightness, contrast and gamma</source>
        <translation>Couleurs, luminosité, contraste et gamma d’origine</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>&amp;Inverser</translation>
    </message>
    <message>
        <source>Turn light into dark</source>
        <translation>Échanger clair et sombre</translation>
    </message>
    <message>
        <source>Keep the &amp;view</source>
        <translation>Con&amp;server la vue</translation>
    </message>
    <message>
        <source>Leave place and zoom as they are for the next photograph</source>
        <translation>Garder position et agrandissement pour la rétinographie suivante</translation>
    </message>
    <message>
        <source>&amp;Hide layers</source>
        <translation>&amp;Masquer les calques</translation>
    </message>
    <message>
        <source>Hide all layers; hold Space to hide them for a moment</source>
        <translation>Masquer tous les calques ; maintenir Espace les masque un instant</translation>
    </message>
    <message>
        <source>&amp;Model&apos;s layers</source>
        <translation>&amp;Calques du modèle</translation>
    </message>
    <message>
        <source>See the model&apos;s layers in place of yours; hold M to see them briefly</source>
        <translation>Voir les calques du modèle à la place des vôtres ; maintenir M les montre brièvement</translation>
    </message>
    <message>
        <source>&amp;Wipe</source>
        <translation>&amp;Volet</translation>
    </message>
    <message>
        <source>Draw a line across: left of it the model&apos;s layers, right of it yours</source>
        <translation>Tracer une ligne : à gauche les calques du modèle, à droite les vôtres</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>Côt&amp;e à côte</translation>
    </message>
    <message>
        <source>A second side to look at: the model&apos;s layers, another visit, the other eye</source>
        <translation>Un second côté à regarder : les calques du modèle, une autre visite, l’autre œil</translation>
    </message>
    <message>
        <source>C&amp;olours of layers…</source>
        <translation>Couleurs des cal&amp;ques…</translation>
    </message>
    <message>
        <source>Choose colours, and see which of them look alike and to whom</source>
        <translation>Choisir les couleurs et voir lesquelles se confondent, et pour qui</translation>
    </message>
    <message>
        <source>Reset &amp;colours of layers</source>
        <translation>&amp;Réinitialiser les couleurs des calques</translation>
    </message>
    <message>
        <source>Give all layers their usual colours again</source>
        <translation>Rendre à tous les calques leurs couleurs habituelles</translation>
    </message>
    <message>
        <source>Show patient&apos;s &amp;name</source>
        <translation>Afficher le &amp;nom du patient</translation>
    </message>
    <message>
        <source>Show the patient&apos;s name instead of the pseudonym</source>
        <translation>Afficher le nom du patient au lieu du pseudonyme</translation>
    </message>
    <message>
        <source>&amp;System theme</source>
        <translation>Thème &amp;du système</translation>
    </message>
    <message>
        <source>Dark or light as the system has it</source>
        <translation>Sombre ou clair, comme le système</translation>
    </message>
    <message>
        <source>Dar&amp;k theme</source>
        <translation>Thème som&amp;bre</translation>
    </message>
    <message>
        <source>Light text on a dark ground</source>
        <translation>Texte clair sur fond sombre</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>&amp;Thème clair</translation>
    </message>
    <message>
        <source>Dark text on a light ground</source>
        <translation>Texte sombre sur fond clair</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Préférences…</translation>
    </message>
    <message>
        <source>Language, the hand that holds the mouse, motion on the screen</source>
        <translation>Langue, main qui tient la souris, mouvement à l’écran</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>Utiliser tout l’écran</translation>
    </message>
    <message>
        <source>&amp;Segment</source>
        <translation>S&amp;egmenter</translation>
    </message>
    <message>
        <source>Find vessels, optic disc and what else the model knows</source>
        <translation>Trouver les vaisseaux, la papille et tout ce que le modèle connaît</translation>
    </message>
    <message>
        <source>Vessels and zones of the &amp;model</source>
        <translation>&amp;Vaisseaux et zones du modèle</translation>
    </message>
    <message>
        <source>Measure the vessels and zones that the model gives</source>
        <translation>Mesurer les vaisseaux et les zones que donne le modèle</translation>
    </message>
    <message>
        <source>Ne&amp;xt lesion</source>
        <translation>Lésion &amp;suivante</translation>
    </message>
    <message>
        <source>Go to the next piece in the list of lesions</source>
        <translation>Aller à l’élément suivant de la liste des lésions</translation>
    </message>
    <message>
        <source>&amp;Previous lesion</source>
        <translation>Lésion &amp;précédente</translation>
    </message>
    <message>
        <source>Go to the piece before in the list of lesions</source>
        <translation>Aller à l’élément précédent de la liste des lésions</translation>
    </message>
    <message>
        <source>Set the s&amp;cale…</source>
        <translation>&amp;Définir l’échelle…</translation>
    </message>
    <message>
        <source>State the size of a pixel on the retina, so that lengths come in µm</source>
        <translation>Indiquer la taille d’un pixel sur la rétine, pour obtenir les longueurs en µm</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modèles…</translation>
    </message>
    <message>
        <source>Choose the model that segments; add published ones from their files</source>
        <translation>Choisir le modèle qui segmente ; ajouter des modèles publiés à partir de leurs fichiers</translation>
    </message>
    <message>
        <source>&amp;Improve the model…</source>
        <translation>Améliorer &amp;le modèle…</translation>
    </message>
    <message>
        <source>Let the model learn from photographs that you corrected</source>
        <translation>Laisser le modèle apprendre des rétinographies que vous avez corrigées</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Stop what the program does, or take a drawn measurement away</source>
        <translation>Arrêter ce que fait le programme, ou retirer une mesure dessinée</translation>
    </message>
    <message>
        <source>Find a &amp;command…</source>
        <translation>&amp;Chercher une commande…</translation>
    </message>
    <message>
        <source>All commands in one list to search</source>
        <translation>Toutes les commandes dans une liste où chercher</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>All keys on one sheet</source>
        <translation>Toutes les touches sur une feuille</translation>
    </message>
    <message>
        <source>C&amp;hange keys…</source>
        <translation>&amp;Modifier les touches…</translation>
    </message>
    <message>
        <source>Give actions other keys</source>
        <translation>Donner d’autres touches aux commandes</translation>
    </message>
    <message>
        <source>Show &amp;log file</source>
        <translation>Afficher &amp;le journal</translation>
    </message>
    <message>
        <source>Open the folder with the details of errors</source>
        <translation>Ouvrir le dossier qui contient le détail des erreurs</translation>
    </message>
    <message>
        <source>&amp;About RetSAM Desktop</source>
        <translation>À &amp;propos de RetSAM Desktop</translation>
    </message>
    <message>
        <source>Versions, models, conditions of use</source>
        <translation>Versions, modèles, conditions d’utilisation</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>F&amp;ichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Outils</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>A&amp;ffichage</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>A&amp;nalyse</translation>
    </message>
    <message>
        <source>&amp;Case</source>
        <translation>&amp;Cas</translation>
    </message>
    <message>
        <source>&amp;Studies</source>
        <translation>É&amp;tudes</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aide</translation>
    </message>
    <message>
        <source>&amp;Continue with the last case</source>
        <translation>Reprendre le dernier &amp;cas</translation>
    </message>
    <message>
        <source>Open the photograph that was worked on last</source>
        <translation>Ouvrir la rétinographie travaillée en dernier</translation>
    </message>
    <message>
        <source>&amp;Load again</source>
        <translation>R&amp;echarger</translation>
    </message>
    <message>
        <source>Ask the workspace for the case once more, or sign in to it</source>
        <translation>Redemander le cas à l’espace de travail, ou s’y connecter</translation>
    </message>
    <message>
        <source>&amp;Keep in the workspace</source>
        <translation>&amp;Garder dans l’espace de travail</translation>
    </message>
    <message>
        <source>Put a copy of the photograph&apos;s file into the encrypted workspace</source>
        <translation>Mettre une copie du fichier de la photographie dans l’espace de travail chiffré</translation>
    </message>
    <message>
        <source>&amp;Open what is kept…</source>
        <translation>&amp;Ouvrir ce qui est gardé…</translation>
    </message>
    <message>
        <source>Open a photograph that the encrypted workspace keeps</source>
        <translation>Ouvrir une photographie gardée par l’espace de travail chiffré</translation>
    </message>
    <message>
        <source>&amp;Sign off…</source>
        <translation>&amp;Valider…</translation>
    </message>
    <message>
        <source>Make the case final under your name, and lock it</source>
        <translation>Rendre le cas définitif sous votre nom, et le verrouiller</translation>
    </message>
    <message>
        <source>&amp;Reopen…</source>
        <translation>&amp;Rouvrir…</translation>
    </message>
    <message>
        <source>Make a final case a draft again; the reason is kept</source>
        <translation>Refaire d’un cas définitif un brouillon ; le motif est conservé</translation>
    </message>
    <message>
        <source>&amp;Ungradable…</source>
        <translation>&amp;Ininterprétable…</translation>
    </message>
    <message>
        <source>Say that the photograph cannot be graded and why, or take that back</source>
        <translation>Dire que la rétinographie ne peut être interprétée et pourquoi, ou l’annuler</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Ann&amp;uler</translation>
    </message>
    <message>
        <source>Take back the last stroke, command or choice</source>
        <translation>Reprendre le dernier trait, commande ou choix</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Refaire ce qui a été annulé</translation>
    </message>
    <message>
        <source>&amp;Add layer…</source>
        <translation>A&amp;jouter un calque…</translation>
    </message>
    <message>
        <source>Add an empty layer for a structure, to draw it by hand</source>
        <translation>Ajouter un calque vide pour une structure, à dessiner à la main</translation>
    </message>
    <message>
        <source>&amp;Next layer</source>
        <translation>Cal&amp;que suivant</translation>
    </message>
    <message>
        <source>Correct the next layer of the list</source>
        <translation>Corriger le calque suivant de la liste</translation>
    </message>
    <message>
        <source>&amp;Previous layer</source>
        <translation>&amp;Calque précédent</translation>
    </message>
    <message>
        <source>Correct the layer before in the list</source>
        <translation>Corriger le calque précédent de la liste</translation>
    </message>
    <message>
        <source>&amp;Take over the layer</source>
        <translation>&amp;Adopter le calque</translation>
    </message>
    <message>
        <source>Make the model&apos;s layer your own as it is: you have looked, and agree</source>
        <translation>Faire vôtre le calque du modèle tel quel : vous l’avez regardé et l’approuvez</translation>
    </message>
    <message>
        <source>&amp;Drop corrections</source>
        <translation>A&amp;bandonner les corrections</translation>
    </message>
    <message>
        <source>Go back to the model&apos;s layer of this structure</source>
        <translation>Revenir au calque du modèle pour cette structure</translation>
    </message>
    <message>
        <source>Copy the la&amp;yer into…</source>
        <translation>Copier le calque &amp;vers…</translation>
    </message>
    <message>
        <source>Give the pixels of the active layer to another structure</source>
        <translation>Donner les pixels du calque actif à une autre structure</translation>
    </message>
    <message>
        <source>S&amp;maller brush</source>
        <translation>Pi&amp;nceau plus petit</translation>
    </message>
    <message>
        <source>Make the brush smaller; Ctrl and the wheel do it too</source>
        <translation>Rétrécir le pinceau ; Ctrl et la molette aussi</translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation>&amp;Pinceau plus grand</translation>
    </message>
    <message>
        <source>Make the brush larger; Ctrl and the wheel do it too</source>
        <translation>Agrandir le pinceau ; Ctrl et la molette aussi</translation>
    </message>
    <message>
        <source>Fill all &amp;holes</source>
        <translation>Remplir &amp;tous les trous</translation>
    </message>
    <message>
        <source>Fill every hole of the active layer</source>
        <translation>Remplir chaque trou du calque actif</translation>
    </message>
    <message>
        <source>Outline the layer ane&amp;w</source>
        <translation>Refaire &amp;le contour du calque</translation>
    </message>
    <message>
        <source>Outline each piece of the active layer again, from its own box</source>
        <translation>Refaire le contour de chaque élément du calque actif à partir de son cadre</translation>
    </message>
    <message>
        <source>&amp;Change the whole layer…</source>
        <translation>&amp;Modifier tout le calque…</translation>
    </message>
    <message>
        <source>Set how far a layer grows, and how small a piece may be; and do it</source>
        <translation>Régler de combien un calque s’agrandit et la taille minimale d’un élément ; et l’exécuter</translation>
    </message>
    <message>
        <source>&amp;Grow</source>
        <translation>Agran&amp;dir</translation>
    </message>
    <message>
        <source>Make the active layer larger on all sides</source>
        <translation>Agrandir le calque actif de tous les côtés</translation>
    </message>
    <message>
        <source>&amp;Shrink</source>
        <translation>Rétréc&amp;ir</translation>
    </message>
    <message>
        <source>Make the active layer smaller on all sides</source>
        <translation>Rétrécir le calque actif de tous les côtés</translation>
    </message>
    <message>
        <source>Sm&amp;ooth</source>
        <translation>Li&amp;sser</translation>
    </message>
    <message>
        <source>Even out bumps and notches of the active layer</source>
        <translation>Aplanir bosses et encoches du calque actif</translation>
    </message>
    <message>
        <source>&amp;Keep the largest piece</source>
        <translation>&amp;Garder le plus grand élément</translation>
    </message>
    <message>
        <source>Erase all pieces of the active layer but the largest</source>
        <translation>Effacer tous les éléments du calque actif sauf le plus grand</translation>
    </message>
    <message>
        <source>Erase small p&amp;ieces</source>
        <translation>&amp;Effacer les petits éléments</translation>
    </message>
    <message>
        <source>Erase pieces of the active layer with fewer pixels than set</source>
        <translation>Effacer les éléments du calque actif ayant moins de pixels que le réglage</translation>
    </message>
    <message>
        <source>&amp;Hand</source>
        <translation>&amp;Main</translation>
    </message>
    <message>
        <source>Move the photograph</source>
        <translation>Déplacer la rétinographie</translation>
    </message>
    <message>
        <source>P&amp;oint at it</source>
        <translation>&amp;Désigner</translation>
    </message>
    <message>
        <source>Drag a box around it, or click into it: a model outlines it. Right-click: not this. Shift+drag: a scribble. Enter accepts</source>
        <translation>Tracez un cadre autour, ou cliquez dedans : un modèle en trace le contour. Clic droit : pas cela. Maj+glisser : gribouillis. Entrée accepte</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>&amp;Pinceau</translation>
    </message>
    <message>
        <source>Paint the active layer; Shift for a straight line, Alt to erase</source>
        <translation>Peindre le calque actif ; Maj pour une ligne droite, Alt pour effacer</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>&amp;Gomme</translation>
    </message>
    <message>
        <source>Erase from the active layer; Shift for a straight line</source>
        <translation>Effacer du calque actif ; Maj pour une ligne droite</translation>
    </message>
    <message>
        <source>&amp;Polygon</source>
        <translation>P&amp;olygone</translation>
    </message>
    <message>
        <source>Click the corners of an area; Enter closes it</source>
        <translation>Cliquer les coins d’une surface ; Entrée la ferme</translation>
    </message>
    <message>
        <source>&amp;Lasso</source>
        <translation>&amp;Lasso</translation>
    </message>
    <message>
        <source>Draw around an area</source>
        <translation>Dessiner autour d’une surface</translation>
    </message>
    <message>
        <source>&amp;Fill a hole</source>
        <translation>&amp;Remplir un trou</translation>
    </message>
    <message>
        <source>Click a hole of the active layer to fill it</source>
        <translation>Cliquer un trou du calque actif pour le remplir</translation>
    </message>
    <message>
        <source>&amp;Smart fill</source>
        <translation>Remplissage in&amp;telligent</translation>
    </message>
    <message>
        <source>Click to take connected pixels that look alike</source>
        <translation>Cliquer pour prendre les pixels voisins qui se ressemblent</translation>
    </message>
    <message>
        <source>&amp;Vessel</source>
        <translation>&amp;Vaisseau</translation>
    </message>
    <message>
        <source>Click along a vessel: it is painted at its own width</source>
        <translation>Cliquer le long d’un vaisseau : il est peint à sa propre largeur</translation>
    </message>
    <message>
        <source>E&amp;llipse</source>
        <translation>&amp;Ellipse</translation>
    </message>
    <message>
        <source>Click three to five points of an edge, as of disc or cup</source>
        <translation>Cliquer trois à cinq points d’un bord, par exemple de la papille ou de l’excavation</translation>
    </message>
    <message>
        <source>Paint what is lik&amp;ely</source>
        <translation>Peindre le pro&amp;bable</translation>
    </message>
    <message>
        <source>A brush that takes only pixels which the model finds likely</source>
        <translation>Un pinceau qui ne prend que les pixels jugés probables par le modèle</translation>
    </message>
    <message>
        <source>&amp;Questionable</source>
        <translation>Douteu&amp;x</translation>
    </message>
    <message>
        <source>Mark pixels that you are not sure of; Alt to unmark</source>
        <translation>Marquer les pixels dont vous n’êtes pas sûr ; Alt pour démarquer</translation>
    </message>
    <message>
        <source>Erase a p&amp;iece</source>
        <translation>E&amp;ffacer un élément</translation>
    </message>
    <message>
        <source>Click a piece of the active layer to erase it; Shift keeps it alone</source>
        <translation>Cliquer un élément du calque actif pour l’effacer ; Maj ne garde que lui</translation>
    </message>
    <message>
        <source>&amp;Artery ↔ vein</source>
        <translation>&amp;Artère ↔ veine</translation>
    </message>
    <message>
        <source>Click a vessel: its whole segment becomes of the other kind</source>
        <translation>Cliquer un vaisseau : tout son segment change de type</translation>
    </message>
    <message>
        <source>&amp;Move a piece</source>
        <translation>Déplacer &amp;un élément</translation>
    </message>
    <message>
        <source>Drag a piece of the active layer; the wheel turns it</source>
        <translation>Glisser un élément du calque actif ; la molette le tourne</translation>
    </message>
    <message>
        <source>Move a la&amp;ndmark</source>
        <translation>Dépla&amp;cer un repère</translation>
    </message>
    <message>
        <source>Drag the fovea or the centre of the disc</source>
        <translation>Glisser la fovéa ou le centre de la papille</translation>
    </message>
    <message>
        <source>&amp;Caliper</source>
        <translation>D&amp;istance</translation>
    </message>
    <message>
        <source>Measure a distance between two clicks</source>
        <translation>Mesurer une distance entre deux clics</translation>
    </message>
    <message>
        <source>An&amp;gle</source>
        <translation>A&amp;ngle</translation>
    </message>
    <message>
        <source>Measure an angle of three clicks</source>
        <translation>Mesurer un angle en trois clics</translation>
    </message>
    <message>
        <source>A&amp;rea</source>
        <translation>&amp;Surface</translation>
    </message>
    <message>
        <source>Measure an area by its corners</source>
        <translation>Mesurer une surface par ses coins</translation>
    </message>
    <message>
        <source>&amp;Read a study…</source>
        <translation>&amp;Lire une étude…</translation>
    </message>
    <message>
        <source>Read the cases that a study has for you</source>
        <translation>Lire les cas qu’une étude vous réserve</translation>
    </message>
    <message>
        <source>&amp;Manage studies…</source>
        <translation>&amp;Gérer les études…</translation>
    </message>
    <message>
        <source>Create, assign, watch, close and analyse reader studies</source>
        <translation>Créer, répartir, suivre, clore et analyser des études de lecture</translation>
    </message>
</context>
<context>
    <name>BScanView</name>
    <message>
        <source>B-scan</source>
        <translation>Coupe B</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Photograph without layers</source>
        <translation>Rétinographie sans calques</translation>
    </message>
    <message>
        <source>The model&apos;s layers</source>
        <translation>Calques du modèle</translation>
    </message>
    <message>
        <source>Same eye</source>
        <translation>Même œil</translation>
    </message>
    <message>
        <source>Other eye</source>
        <translation>Autre œil</translation>
    </message>
    <message>
        <source>date not stated</source>
        <translation>date non indiquée</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Ouverture …</translation>
    </message>
    <message>
        <source>Another photograph lies in the place of this one now.</source>
        <translation>Une autre rétinographie a pris la place de celle-ci.</translation>
    </message>
    <message>
        <source>This side is only looked at. Correct on the left.</source>
        <translation>Ce côté est seulement à regarder. Corrigez à gauche.</translation>
    </message>
    <message>
        <source>✎ You correct this side: {0}</source>
        <translation>✎ Vous corrigez ce côté : {0}</translation>
    </message>
    <message>
        <source>Only to look at: opening …</source>
        <translation>À regarder seulement : ouverture …</translation>
    </message>
    <message>
        <source>Only to look at: {0}</source>
        <translation>À regarder seulement : {0}</translation>
    </message>
    <message>
        <source>ANOTHER PATIENT</source>
        <translation>AUTRE PATIENT</translation>
    </message>
    <message>
        <source>perhaps another patient</source>
        <translation>peut-être un autre patient</translation>
    </message>
    <message>
        <source>no layers are kept of it</source>
        <translation>aucun calque n’en est conservé</translation>
    </message>
    <message>
        <source>as corrected</source>
        <translation>tel que corrigé</translation>
    </message>
    <message>
        <source>the model&apos;s layers</source>
        <translation>calques du modèle</translation>
    </message>
</context>
<context>
    <name>Biomarkers</name>
    <message>
        <source>Δ the model&apos;s layers give no value</source>
        <translation>Δ les calques du modèle ne donnent pas de valeur</translation>
    </message>
    <message>
        <source>Δ model: {0}</source>
        <translation>Δ modèle : {0}</translation>
    </message>
</context>
<context>
    <name>BiomarkersPanel</name>
    <message>
        <source>Biomarkers</source>
        <translation>Biomarqueurs</translation>
    </message>
    <message>
        <source>Every region and unit, and what could not be measured</source>
        <translation>Chaque région et unité, et ce qui n’a pas pu être mesuré</translation>
    </message>
    <message>
        <source>Segment the photograph to measure it.</source>
        <translation>Segmentez la rétinographie pour la mesurer.</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>Mesure en cours …</translation>
    </message>
    <message>
        <source>Show the key figures only</source>
        <translation>Afficher seulement les chiffres clés</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n measurements</source>
        <translation>
            <numerusform>Afficher la seule mesure</numerusform>
            <numerusform>Afficher les %n mesures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Photograph with its layers</source>
        <translation>Rétinographie avec ses calques</translation>
    </message>
    <message>
        <source>Layers hidden</source>
        <translation>Calques masqués</translation>
    </message>
</context>
<context>
    <name>ChoosingPage</name>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Who is who</source>
        <translation>Qui est qui</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>Ce qui reste</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>Fichiers et dossiers</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>Ajouter des &amp;fichiers…</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>Ajouter un d&amp;ossier…</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>&amp;Retirer de la liste</translation>
    </message>
    <message>
        <source>each a patient of its own</source>
        <translation>chacune un patient à part</translation>
    </message>
    <message>
        <source>&amp;Copies go to</source>
        <translation>&amp;Copies vers</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Parcourir…</translation>
    </message>
    <message>
        <source>&amp;Patient number of plain pictures</source>
        <translation>&amp;Numéro de patient des images simples</translation>
    </message>
    <message>
        <source>&amp;New project: its file tells who is behind a pseudonym</source>
        <translation>Nou&amp;veau projet : son fichier dit qui est derrière un pseudonyme</translation>
    </message>
    <message>
        <source>Pro&amp;ject that is there: same names, same shifts</source>
        <translation>Pro&amp;jet existant : mêmes noms, mêmes décalages</translation>
    </message>
    <message>
        <source>&amp;Throw the key away: nobody can look anybody up</source>
        <translation>&amp;Jeter la clé : personne ne pourra retrouver quelqu&apos;un</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>Parco&amp;urir…</translation>
    </message>
    <message>
        <source>Project fi&amp;le</source>
        <translation>&amp;Fichier du projet</translation>
    </message>
    <message>
        <source>Pa&amp;ssphrase</source>
        <translation>Phrase &amp;secrète</translation>
    </message>
    <message>
        <source>Passphrase a&amp;gain</source>
        <translation>Phrase secrète à n&amp;ouveau</translation>
    </message>
    <message>
        <source>Keep the project&apos;s file apart from the copies. Who loses it, or its passphrase, cannot look anybody up.</source>
        <translation>Gardez le fichier du projet à part des copies. Qui le perd, ou perd sa phrase secrète, ne peut plus retrouver personne.</translation>
    </message>
    <message>
        <source>&amp;Intervals of dates: all move by one random number of days a patient</source>
        <translation>&amp;Intervalles des dates : toutes bougent d&apos;un nombre de jours au hasard par patient</translation>
    </message>
    <message>
        <source>No &amp;dates at all</source>
        <translation>Aucune &amp;date</translation>
    </message>
    <message>
        <source>&amp;Maker, model and serial number of the device</source>
        <translation>Fabricant, &amp;modèle et numéro de série de l&apos;appareil</translation>
    </message>
    <message>
        <source>Add files or a folder.</source>
        <translation>Ajoutez des fichiers ou un dossier.</translation>
    </message>
    <message>
        <source>Say where the copies go.</source>
        <translation>Dites où vont les copies.</translation>
    </message>
    <message>
        <source>Say where the project&apos;s file is.</source>
        <translation>Dites où est le fichier du projet.</translation>
    </message>
    <message>
        <source>This project&apos;s file is there already. Open it, or name another.</source>
        <translation>Ce fichier de projet existe déjà. Ouvrez-le, ou nommez-en un autre.</translation>
    </message>
    <message>
        <source>There is no such project&apos;s file.</source>
        <translation>Il n&apos;y a pas de tel fichier de projet.</translation>
    </message>
    <message>
        <source>The passphrase needs at least {0} characters.</source>
        <translation>La phrase secrète doit avoir au moins {0} caractères.</translation>
    </message>
    <message>
        <source>Both passphrases must be the same.</source>
        <translation>Les deux phrases secrètes doivent être identiques.</translation>
    </message>
    <message>
        <source>Which files?</source>
        <translation>Quels fichiers ?</translation>
    </message>
    <message>
        <source>Which folder?</source>
        <translation>Quel dossier ?</translation>
    </message>
    <message>
        <source>Where do the copies go?</source>
        <translation>Où vont les copies ?</translation>
    </message>
    <message>
        <source>Which project&apos;s file?</source>
        <translation>Quel fichier de projet ?</translation>
    </message>
</context>
<context>
    <name>Colours</name>
    <message>
        <source>{0} and {1} look alike.</source>
        <translation>{0} et {1} se confondent.</translation>
    </message>
    <message>
        <source>{0} and {1} look alike to colour-blind readers.</source>
        <translation>{0} et {1} se confondent pour les lecteurs daltoniens.</translation>
    </message>
    <message>
        <source>{0} and {1} look alike to readers blind for red and green.</source>
        <translation>{0} et {1} se confondent pour les lecteurs aveugles au rouge et au vert.</translation>
    </message>
    <message>
        <source>{0} and {1} look alike to readers blind for blue.</source>
        <translation>{0} et {1} se confondent pour les lecteurs aveugles au bleu.</translation>
    </message>
</context>
<context>
    <name>ColoursDialog</name>
    <message>
        <source>Colours of layers</source>
        <translation>Couleurs des calques</translation>
    </message>
    <message>
        <source>The usual colours of anatomy, phenotypes and the lesions that models find keep apart for colour-blind readers too. Yours stay for other photographs and after a restart.</source>
        <translation>Les couleurs habituelles de l’anatomie, des phénotypes et des lésions que trouvent les modèles restent distinctes aussi pour les lecteurs daltoniens. Les vôtres valent pour les autres rétinographies et après un redémarrage.</translation>
    </message>
    <message>
        <source>The usual colours</source>
        <translation>Couleurs habituelles</translation>
    </message>
    <message>
        <source>Colour of {0}</source>
        <translation>Couleur : {0}</translation>
    </message>
    <message>
        <source>The usual colour of {0}</source>
        <translation>Couleur habituelle : {0}</translation>
    </message>
</context>
<context>
    <name>CommandBar</name>
    <message>
        <source>Segment</source>
        <translation>Segmenter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Write results…</source>
        <translation>Écrire les résultats…</translation>
    </message>
    <message>
        <source>Write DICOM…</source>
        <translation>Écrire en DICOM…</translation>
    </message>
    <message>
        <source>Keep in the workspace</source>
        <translation>Garder dans l’espace de travail</translation>
    </message>
    <message>
        <source>Surfaces and areas</source>
        <translation>Limites et surfaces</translation>
    </message>
    <message>
        <source>True to µm</source>
        <translation>À l’échelle en µm</translation>
    </message>
    <message>
        <source>Whole scan</source>
        <translation>Coupe entière</translation>
    </message>
    <message>
        <source>Scale…</source>
        <translation>Échelle…</translation>
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
        <translation>Chercher une commande</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Tapez une commande</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open photographs</source>
        <translation>Ouvrir des rétinographies</translation>
    </message>
    <message>
        <source>Photographs ({0});;All files (*)</source>
        <translation>Rétinographies ({0});;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Ouvrir un dossier</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>Aucun fichier récent</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Exporter le compte rendu</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export into which folder?</source>
        <translation>Exporter dans quel dossier ?</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Another photograph came on the screen meanwhile. Please try again.</source>
        <translation>Une autre rétinographie est arrivée à l’écran entre-temps. Veuillez réessayer.</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>The model&apos;s layers</source>
        <translation>Calques du modèle</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corrigé</translation>
    </message>
    <message>
        <source>Photograph, nothing corrected</source>
        <translation>Rétinographie, rien de corrigé</translation>
    </message>
    <message>
        <source>You are correcting: your own layers are shown again.</source>
        <translation>Vous corrigez : vos propres calques sont de nouveau affichés.</translation>
    </message>
</context>
<context>
    <name>ConfidenceField</name>
    <message>
        <source>a guess  →  certain</source>
        <translation>deviné  →  certain</translation>
    </message>
</context>
<context>
    <name>CopyLayerDialog</name>
    <message>
        <source>Copy {0}</source>
        <translation>Copier {0}</translation>
    </message>
    <message>
        <source>The structure that gets the pixels</source>
        <translation>La structure qui reçoit les pixels</translation>
    </message>
    <message>
        <source>&amp;Take them away from {0}</source>
        <translation>&amp;Les retirer de {0}</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;Vers</translation>
    </message>
    <message>
        <source>The pixels are added to what is there. Locks and the rules for painting hold, and it is one step of the history.</source>
        <translation>Les pixels s’ajoutent à ce qui est là. Verrous et règles de peinture s’appliquent, et c’est une seule étape de l’historique.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacer</translation>
    </message>
</context>
<context>
    <name>Correction</name>
    <message>
        <source>Choose a layer first, or add one.</source>
        <translation>Choisissez d’abord un calque, ou ajoutez-en un.</translation>
    </message>
</context>
<context>
    <name>Crashes</name>
    <message>
        <source>The program met a fault the last time. A report of it is on this computer; nothing was sent. Look at it, then delete it or send it to who looks after the program.</source>
        <translation>Le programme a rencontré un défaut la dernière fois. Un rapport se trouve sur cet ordinateur ; rien n’a été envoyé. Regardez-le, puis supprimez-le ou envoyez-le à la personne qui s’occupe du programme.</translation>
    </message>
    <message>
        <source>Crash report</source>
        <translation>Rapport de plantage</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>&amp;Afficher le dossier</translation>
    </message>
</context>
<context>
    <name>DeidentifyDialog</name>
    <message>
        <source>De-identify</source>
        <translation>Dé-identifier</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>&amp;Back to the files</source>
        <translation>&amp;Retour aux fichiers</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Pictures without a decision</source>
        <translation>Images sans décision</translation>
    </message>
    <message>
        <source>Pictures of which nothing is decided: {0}. They are left out if you write now.</source>
        <translation>Images dont rien n&apos;est décidé : {0}. Elles sont omises si vous écrivez maintenant.</translation>
    </message>
    <message>
        <source>Write the others</source>
        <translation>Écrire les autres</translation>
    </message>
    <message>
        <source>&amp;Look at the pictures</source>
        <translation>Re&amp;garder les images</translation>
    </message>
    <message>
        <source>&amp;Write the copies</source>
        <translation>&amp;Écrire les copies</translation>
    </message>
    <message>
        <source>Still to decide: {0}</source>
        <translation>Reste à décider : {0}</translation>
    </message>
    <message>
        <source>Close without writing?</source>
        <translation>Fermer sans écrire ?</translation>
    </message>
    <message>
        <source>Pictures whose decision is lost: {0}</source>
        <translation>Images dont la décision est perdue : {0}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
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
        <translation>Mesuré</translation>
    </message>
    <message>
        <source>Begin to draw</source>
        <translation>Commencer à dessiner</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>Il n’y en a pas</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Adopter</translation>
    </message>
    <message>
        <source>You are looking at another drawing. Go back to your own to draw.</source>
        <translation>Vous regardez un autre dessin. Revenez au vôtre pour dessiner.</translation>
    </message>
</context>
<context>
    <name>DiscDialog</name>
    <message>
        <source>Patients of the disc</source>
        <translation>Patients du disque</translation>
    </message>
    <message>
        <source>Patients and examinations</source>
        <translation>Patients et examens</translation>
    </message>
    <message>
        <source>Patient or day</source>
        <translation>Patient ou jour</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Né(e) le</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>sans nom</translation>
    </message>
    <message numerus="yes">
        <source>%n files that the disc names are not on it.</source>
        <translation>
            <numerusform>%n fichier que nomme le disque ne s’y trouve pas.</numerusform>
            <numerusform>%n fichiers que nomme le disque ne s’y trouvent pas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Brightness</source>
        <translation>Luminosité</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
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
        <translation>La rétinographie telle quelle (R)</translation>
    </message>
    <message>
        <source>Red-free</source>
        <translation>Anérythre</translation>
    </message>
    <message>
        <source>The green channel alone (G)</source>
        <translation>Le canal vert seul (G)</translation>
    </message>
    <message>
        <source>CLAHE</source>
        <translation>CLAHE</translation>
    </message>
    <message>
        <source>Local contrast equalised (H)</source>
        <translation>Contraste local égalisé (H)</translation>
    </message>
    <message>
        <source>Luminance: all colours as one grey (Shift+G)</source>
        <translation>Luminance : toutes les couleurs en un seul gris (Maj+G)</translation>
    </message>
    <message>
        <source>Reset the display (Ctrl+D)</source>
        <translation>Réinitialiser l’affichage (Ctrl+D)</translation>
    </message>
</context>
<context>
    <name>DistanceTool</name>
    <message>
        <source>Click the other end of the distance.  Esc: go back</source>
        <translation>Cliquez l’autre bout de la distance.  Échap : retour</translation>
    </message>
    <message>
        <source>Click one end of a distance that you know.  Esc: go back</source>
        <translation>Cliquez un bout d’une distance connue.  Échap : retour</translation>
    </message>
</context>
<context>
    <name>DrawingPanel</name>
    <message>
        <source>Layers of the model</source>
        <translation>Calques du modèle</translation>
    </message>
    <message>
        <source>To draw</source>
        <translation>À dessiner</translation>
    </message>
    <message>
        <source>To measure</source>
        <translation>À mesurer</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Dessiner</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>Il n’y en a pas</translation>
    </message>
    <message>
        <source>As the model</source>
        <translation>Comme le modèle</translation>
    </message>
    <message>
        <source>As A</source>
        <translation>Comme A</translation>
    </message>
    <message>
        <source>As B</source>
        <translation>Comme B</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>On the photograph</source>
        <translation>Sur la rétinographie</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Le mien</translation>
    </message>
    <message>
        <source>The model&apos;s</source>
        <translation>Celui du modèle</translation>
    </message>
    <message>
        <source>Reader A&apos;s</source>
        <translation>Celui du lecteur A</translation>
    </message>
    <message>
        <source>Reader B&apos;s</source>
        <translation>Celui du lecteur B</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>Afficher {0}</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>à faire</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>dessiné</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
</context>
<context>
    <name>EdgeSearch</name>
    <message>
        <source>This surface is not seen here. Draw it with Draw surface (3).</source>
        <translation>Cette limite n’est pas visible ici. Dessinez-la avec « Dessiner » (3).</translation>
    </message>
    <message>
        <source>No edge can be told from noise there.</source>
        <translation>Aucun bord ne s’y distingue du bruit.</translation>
    </message>
    <message>
        <source>Snap {0}, B-scan {1}</source>
        <translation>Aimanter {0}, coupe B {1}</translation>
    </message>
    <message>
        <source>Correct this surface on this B-scan first.</source>
        <translation>Corrigez d’abord cette limite sur cette coupe B.</translation>
    </message>
    <message>
        <source>The B-scans beside this one do not show it.</source>
        <translation>Les coupes B voisines ne la montrent pas.</translation>
    </message>
    <message>
        <source>Carry {0} from B-scan {1}</source>
        <translation>Reporter {0} depuis la coupe B {1}</translation>
    </message>
    <message>
        <source>Carried to {0} B-scans before and {1} after. Look at them.</source>
        <translation>Reporté sur {0} coupes B avant et {1} après. Vérifiez-les.</translation>
    </message>
    <message>
        <source>One moment: the edge is being looked for.</source>
        <translation>Un instant : le bord est recherché.</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>One moment: a step is being read from the store.</source>
        <translation>Un instant : une étape est lue dans l’espace de travail.</translation>
    </message>
    <message>
        <source>Choose a layer first, or add one.</source>
        <translation>Choisissez d’abord un calque, ou ajoutez-en un.</translation>
    </message>
    <message>
        <source>{0} is locked.</source>
        <translation>{0} : calque verrouillé.</translation>
    </message>
    <message>
        <source>The model&apos;s layer stays as it is: you are correcting your own copy of {0}.</source>
        <translation>Le calque du modèle reste tel quel : vous corrigez votre propre copie ({0}).</translation>
    </message>
    <message>
        <source>{0} is locked, so {1} stays as it is where it would change that.</source>
        <translation>{0} est verrouillé : {1} reste tel quel là où cela le modifierait.</translation>
    </message>
    <message>
        <source>Add layer: {0}</source>
        <translation>Ajouter un calque : {0}</translation>
    </message>
    <message>
        <source>{0} is your own layer already.</source>
        <translation>{0} est déjà votre propre calque.</translation>
    </message>
    <message>
        <source>Take over: {0}</source>
        <translation>Adopter : {0}</translation>
    </message>
    <message>
        <source>{0} is your own layer now, as the model drew it.</source>
        <translation>{0} est maintenant votre propre calque, tel que le modèle l’a dessiné.</translation>
    </message>
    <message>
        <source>Corrections dropped: {0}</source>
        <translation>Corrections abandonnées : {0}</translation>
    </message>
</context>
<context>
    <name>ExpectedPage</name>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>Identifiant du patient</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Né(e) le</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Who is expected</source>
        <translation>Qui est attendu</translation>
    </message>
    <message>
        <source>&amp;Today&apos;s worklist</source>
        <translation>Liste de &amp;travail du jour</translation>
    </message>
    <message>
        <source>&amp;Read a table…</source>
        <translation>Lire &amp;un tableau…</translation>
    </message>
    <message>
        <source>CSV with patient_id</source>
        <translation>CSV avec patient_id</translation>
    </message>
    <message>
        <source>&amp;Look for the patient&apos;s studies</source>
        <translation>Chercher &amp;les examens du patient</translation>
    </message>
    <message>
        <source>Which worklist?</source>
        <translation>Quelle liste de travail ?</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tableaux (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Reading the worklist</source>
        <translation>Lecture de la liste de travail</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export for other programs</source>
        <translation>Exporter pour d’autres programmes</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formats</translation>
    </message>
    <message>
        <source>Only the &amp;layers that are shown now</source>
        <translation>&amp;Seulement les calques affichés</translation>
    </message>
    <message>
        <source>DICOM wi&amp;th the patient&apos;s name, in the study of the file</source>
        <translation>&amp;DICOM avec le nom du patient, dans l’examen du fichier</translation>
    </message>
    <message>
        <source>For the clinic&apos;s own archive</source>
        <translation>Pour les archives de la clinique</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Destination</translation>
    </message>
    <message>
        <source>Names of patients and of their files are not written, unless you tick it above. Files that are there already are replaced only after you were asked.</source>
        <translation>Les noms des patients et de leurs fichiers ne sont pas écrits, sauf si vous le cochez ci-dessus. Les fichiers déjà présents ne sont remplacés qu’après confirmation.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Then send D&amp;ICOM to</source>
        <translation>Envoyer ensuite &amp;le DICOM à</translation>
    </message>
    <message>
        <source>Server that DICOM is sent to</source>
        <translation>Serveur auquel le DICOM est envoyé</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>personne</translation>
    </message>
    <message>
        <source>needs the eye: state it beside the patient</source>
        <translation>demande l’œil : indiquez-le à côté du patient</translation>
    </message>
    <message>
        <source>not there yet: the case is not measured</source>
        <translation>pas encore disponible : le cas n’est pas mesuré</translation>
    </message>
    <message>
        <source>&amp;PNG masks</source>
        <translation>Masques &amp;PNG</translation>
    </message>
    <message>
        <source>a black and white picture a layer</source>
        <translation>une image en noir et blanc par calque</translation>
    </message>
    <message>
        <source>&amp;NumPy (NPZ)</source>
        <translation>N&amp;umPy (NPZ)</translation>
    </message>
    <message>
        <source>all masks in one archive</source>
        <translation>tous les masques dans une archive</translation>
    </message>
    <message>
        <source>La&amp;bel map</source>
        <translation>Car&amp;te d’étiquettes</translation>
    </message>
    <message>
        <source>one picture with a value a structure</source>
        <translation>une image avec une valeur par structure</translation>
    </message>
    <message>
        <source>&amp;COCO JSON</source>
        <translation>COCO &amp;JSON</translation>
    </message>
    <message>
        <source>every piece, pixel by pixel</source>
        <translation>chaque élément, pixel par pixel</translation>
    </message>
    <message>
        <source>label&amp;me JSON</source>
        <translation>la&amp;belme JSON</translation>
    </message>
    <message>
        <source>to go on in labelme</source>
        <translation>pour continuer dans labelme</translation>
    </message>
    <message>
        <source>N&amp;IfTI</source>
        <translation>NI&amp;fTI</translation>
    </message>
    <message>
        <source>for ITK-SNAP and 3D Slicer</source>
        <translation>pour ITK-SNAP et 3D Slicer</translation>
    </message>
    <message>
        <source>&amp;Overlay</source>
        <translation>Superpos&amp;ition</translation>
    </message>
    <message>
        <source>the picture as it is on the screen</source>
        <translation>l’image telle qu’à l’écran</translation>
    </message>
    <message>
        <source>Mea&amp;surements</source>
        <translation>&amp;Mesures</translation>
    </message>
    <message>
        <source>all numbers as CSV and JSON</source>
        <translation>tous les chiffres en CSV et JSON</translation>
    </message>
    <message>
        <source>&amp;Dataset</source>
        <translation>J&amp;eu de données</translation>
    </message>
    <message>
        <source>added to a folder to train models from</source>
        <translation>ajouté à un dossier pour entraîner des modèles</translation>
    </message>
    <message>
        <source>DICOM se&amp;gmentation</source>
        <translation>Se&amp;gmentation DICOM</translation>
    </message>
    <message>
        <source>photograph and layers, for a PACS</source>
        <translation>rétinographie et calques, pour un PACS</translation>
    </message>
    <message>
        <source>DICOM lab&amp;el maps</source>
        <translation>&amp;Cartes d’étiquettes DICOM</translation>
    </message>
    <message>
        <source>the same, a value a structure; newer viewers</source>
        <translation>de même, une valeur par structure ; visionneuses récentes</translation>
    </message>
    <message>
        <source>DICOM st&amp;ructured report</source>
        <translation>Compte &amp;rendu structuré DICOM</translation>
    </message>
    <message>
        <source>all numbers, with the layers that they are of</source>
        <translation>tous les chiffres, avec les calques dont ils viennent</translation>
    </message>
    <message>
        <source>DICOM PDF</source>
        <translation>PDF DICOM</translation>
    </message>
    <message>
        <source>the report, for a PACS</source>
        <translation>le compte rendu, pour un PACS</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>P&amp;arcourir…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>D&amp;ossier</translation>
    </message>
    <message>
        <source>N&amp;ame of the case</source>
        <translation>&amp;Nom du cas</translation>
    </message>
    <message>
        <source>Export into which folder?</source>
        <translation>Exporter dans quel dossier ?</translation>
    </message>
    <message>
        <source>Letters, digits, dots, dashes, underscores</source>
        <translation>Lettres, chiffres, points, tirets, tirets bas</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%n files are in {0}</source>
        <translation>
            <numerusform>%n fichier est dans {0}</numerusform>
            <numerusform>%n fichiers sont dans {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n de plus</numerusform>
            <numerusform>et %n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation>Remplacer des fichiers ?</translation>
    </message>
    <message>
        <source>In {0} there are files of an earlier export that say something else:

{1}

Nothing was written yet. Replace them?</source>
        <translation>{0} contient des fichiers d’un export antérieur qui disent autre chose :

{1}

Rien n’a encore été écrit. Les remplacer ?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
</context>
<context>
    <name>FetchPage</name>
    <message>
        <source>Doe^J* (* for any letters)</source>
        <translation>Dupont^J* (* pour toutes lettres)</translation>
    </message>
    <message>
        <source>YYYYMMDD, or two joined by a dash</source>
        <translation>AAAAMMJJ, ou deux joints par un tiret</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Serveur</translation>
    </message>
    <message>
        <source>Patient &amp;ID</source>
        <translation>&amp;Identifiant du patient</translation>
    </message>
    <message>
        <source>Patient&apos;s &amp;name</source>
        <translation>&amp;Nom du patient</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Jour</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>Identifiant du patient</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objets</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Examens</translation>
    </message>
    <message>
        <source>&amp;Look for studies</source>
        <translation>&amp;Chercher des examens</translation>
    </message>
    <message>
        <source>&amp;Fetch and open</source>
        <translation>&amp;Récupérer et ouvrir</translation>
    </message>
    <message>
        <source>Looking for studies</source>
        <translation>Recherche des examens</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Récupération</translation>
    </message>
</context>
<context>
    <name>FieldBox</name>
    <message>
        <source>{0} (optional)</source>
        <translation>{0} (facultatif)</translation>
    </message>
</context>
<context>
    <name>FollowUp</name>
    <message>
        <source>Earlier visit</source>
        <translation>Visite antérieure</translation>
    </message>
    <message>
        <source>Show what changed since an earlier visit of this eye</source>
        <translation>Montrer ce qui a changé depuis une visite antérieure de cet œil</translation>
    </message>
    <message>
        <source>Open and segment the earlier visit too, then choose it here</source>
        <translation>Ouvrez et segmentez aussi la visite antérieure, puis choisissez-la ici</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>Pas de comparaison</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>The corrected layers could not be measured.</source>
        <translation>Les calques corrigés n’ont pas pu être mesurés.</translation>
    </message>
</context>
<context>
    <name>GroupHead</name>
    <message>
        <source>Show or hide all: {0}</source>
        <translation>Afficher ou masquer tout : {0}</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Brightness of the photograph as shown, dark to light</source>
        <translation>Luminosité de la rétinographie affichée, du sombre au clair</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>As the model has it</source>
        <translation>Tel que le modèle</translation>
    </message>
</context>
<context>
    <name>Illustration</name>
    <message>
        <source>Click a vessel (or N, Enter) to leave it out or take it in; drag the cross (or Shift+arrows, Enter).</source>
        <translation>Cliquez un vaisseau (ou N, Entrée) pour l’exclure ou l’inclure ; glissez la croix (ou Maj+flèches, Entrée).</translation>
    </message>
    <message>
        <source>Taken in, not measured yet</source>
        <translation>Inclus, pas encore mesuré</translation>
    </message>
    <message>
        <source>Left out, not measured yet</source>
        <translation>Exclu, pas encore mesuré</translation>
    </message>
    <message>
        <source>{0} from the fovea</source>
        <translation>{0} de la fovéa</translation>
    </message>
</context>
<context>
    <name>ImproveDialog</name>
    <message>
        <source>Improve the model</source>
        <translation>Améliorer le modèle</translation>
    </message>
    <message>
        <source>{0} learns from photographs that you corrected. A third of the patients is left out, and the old and the new model are compared on those. The new model comes beside the old one and takes nothing away. Nothing leaves this computer.</source>
        <translation>{0} apprend des rétinographies que vous avez corrigées. Un tiers des patients est mis de côté, et l’ancien et le nouveau modèle sont comparés sur eux. Le nouveau modèle s’ajoute à l’ancien sans rien retirer. Rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>&amp;Vessels, arteries and veins</source>
        <translation>&amp;Vaisseaux, artères et veines</translation>
    </message>
    <message>
        <source>&amp;Optic disc and cup</source>
        <translation>&amp;Papille et excavation</translation>
    </message>
    <message>
        <source>&amp;Lesions of diabetic retinopathy</source>
        <translation>&amp;Lésions de la rétinopathie diabétique</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>A&amp;rrêter</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Indice</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Change (95 %)</source>
        <translation>Évolution (95 %)</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Rétinographies</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Avant et après</translation>
    </message>
    <message>
        <source>&amp;Improve</source>
        <translation>&amp;Améliorer</translation>
    </message>
    <message>
        <source>&amp;Use the new model</source>
        <translation>&amp;Utiliser le nouveau modèle</translation>
    </message>
    <message>
        <source>&amp;Remove the new model</source>
        <translation>&amp;Supprimer le nouveau modèle</translation>
    </message>
    <message>
        <source>about {0} minutes left</source>
        <translation>encore {0} minutes environ</translation>
    </message>
    <message>
        <source>about a minute left</source>
        <translation>encore une minute environ</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>{0} corrected photographs of {1} patients</source>
        <translation>{0} rétinographies corrigées de {1} patients</translation>
    </message>
    <message>
        <source>{0} photographs</source>
        <translation>{0} rétinographies</translation>
    </message>
    <message>
        <source>{0} patients</source>
        <translation>{0} patients</translation>
    </message>
    <message>
        <source>{0}; still missing: {1}</source>
        <translation>{0} ; il manque encore : {1}</translation>
    </message>
    <message>
        <source>{0} learned from {1} photographs and was compared on {2} others, of patients that it never saw. {3} of {4} measures are better, {5} of them beyond chance. With so few photographs, look at its layers too before you use it.</source>
        <translation>{0} a appris de {1} rétinographies et a été comparé sur {2} autres, de patients qu’il n’a jamais vus. {3} indices sur {4} sont meilleurs, dont {5} au-delà du hasard. Avec si peu de rétinographies, regardez aussi ses calques avant de l’utiliser.</translation>
    </message>
    <message>
        <source>{0} photographs tell no patient and counted as one each; if some are of the same person, the figures flatter.</source>
        <translation>{0} photographies n&apos;indiquent pas de patient et ont compté pour un chacune ; si certaines sont de la même personne, les chiffres sont flatteurs.</translation>
    </message>
    <message>
        <source>Not used: {0}.</source>
        <translation>Non utilisées : {0}.</translation>
    </message>
    <message>
        <source>Reading the corrected photographs</source>
        <translation>Lecture des rétinographies corrigées</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Apprentissage</translation>
    </message>
    <message>
        <source>Comparing on photographs that were left out</source>
        <translation>Comparaison sur les rétinographies mises de côté</translation>
    </message>
</context>
<context>
    <name>Improving</name>
    <message>
        <source>{0} is ready: see Analyse, Improve the model</source>
        <translation>{0} est prêt : voir Analyse, Améliorer le modèle</translation>
    </message>
    <message>
        <source>Segment uses {0} from now on</source>
        <translation>La segmentation utilise désormais {0}</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>The part of the program that does this work stopped unexpectedly, perhaps for want of memory. It has been started anew, and what is on the screen is safe. Please try again.</source>
        <translation>La partie du programme qui fait ce travail s’est arrêtée, peut-être faute de mémoire. Elle a été relancée, et ce qui est à l’écran est sauf. Veuillez réessayer.</translation>
    </message>
    <message>
        <source>An unexpected error occurred. What is on the screen is safe, and the work can go on. Details are in the log file (Help ▸ Show log file).</source>
        <translation>Une erreur inattendue s’est produite. Ce qui est à l’écran est sauf, et le travail peut continuer. Le détail est dans le journal (Aide ▸ Afficher le journal).</translation>
    </message>
</context>
<context>
    <name>Kept</name>
    <message>
        <source>Nothing was written.</source>
        <translation>Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>This folder is removed when the window closes. Choose another one.</source>
        <translation>Ce dossier est supprimé à la fermeture de la fenêtre. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>What was fetched is not kept yet.</source>
        <translation>Ce qui a été récupéré n’est pas encore conservé.</translation>
    </message>
    <message>
        <source>The workspace is not open. Open it with its passphrase (Case ▸ Load again) before you close the window, or fetch it again then.</source>
        <translation>L’espace de travail n’est pas ouvert. Ouvrez-le avec sa phrase de passe (Cas ▸ Recharger) avant de fermer la fenêtre, ou récupérez-le à nouveau ensuite.</translation>
    </message>
    <message>
        <source>This workspace is not encrypted.</source>
        <translation>Cet espace de travail n’est pas chiffré.</translation>
    </message>
    <message>
        <source>The volume is kept; its file may be moved away.</source>
        <translation>Le volume est gardé ; son fichier peut être déplacé.</translation>
    </message>
    <message>
        <source>Only an encrypted workspace keeps photographs. To encrypt it, close all windows and run: retsam store encrypt</source>
        <translation>Seul un espace de travail chiffré garde des photographies. Pour le chiffrer, fermez toutes les fenêtres et lancez : retsam store encrypt</translation>
    </message>
    <message>
        <source>The photograph is kept in the workspace; its file may be moved away.</source>
        <translation>La photographie est gardée dans l’espace de travail ; son fichier peut être déplacé.</translation>
    </message>
    <message>
        <source>The photograph is not kept.</source>
        <translation>La photographie n’est pas gardée.</translation>
    </message>
    <message>
        <source>This cannot be opened.</source>
        <translation>Cela ne peut pas être ouvert.</translation>
    </message>
</context>
<context>
    <name>KeptDialog</name>
    <message>
        <source>Kept in the workspace</source>
        <translation>Gardé dans l’espace de travail</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Photographies</translation>
    </message>
    <message>
        <source>  ·  final</source>
        <translation>  ·  définitif</translation>
    </message>
    <message>
        <source>An encrypted workspace keeps what you put into it with Case, Keep.</source>
        <translation>Un espace de travail chiffré garde ce que vous y mettez par Cas, Garder.</translation>
    </message>
</context>
<context>
    <name>KeyBindingsDialog</name>
    <message>
        <source>Change keys</source>
        <translation>Modifier les touches</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Chercher une commande</translation>
    </message>
    <message>
        <source>Key of {0}</source>
        <translation>Touche : {0}</translation>
    </message>
    <message>
        <source>{0} is used for: {1}.</source>
        <translation>{0} sert à : {1}.</translation>
    </message>
    <message>
        <source>{0} has a fixed meaning and cannot be used for {1}.</source>
        <translation>{0} a un sens fixe et ne peut servir à {1}.</translation>
    </message>
</context>
<context>
    <name>LayerCopy</name>
    <message>
        <source>{0} is empty.</source>
        <translation>{0} : calque vide.</translation>
    </message>
    <message>
        <source>{0} moved to {1}</source>
        <translation>{0} déplacé vers {1}</translation>
    </message>
    <message>
        <source>{0} copied to {1}</source>
        <translation>{0} copié vers {1}</translation>
    </message>
    <message>
        <source>{0} of {1} pixels were left out by the rules for painting.</source>
        <translation>{0} pixels sur {1} ont été écartés par les règles de peinture.</translation>
    </message>
    <message>
        <source>{0} is a part of {1}: copy it instead of moving it.</source>
        <translation>{0} fait partie de {1} : copiez au lieu de déplacer.</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Show or hide {0}</source>
        <translation>Afficher ou masquer {0}</translation>
    </message>
    <message>
        <source>Colour of {0}</source>
        <translation>Couleur : {0}</translation>
    </message>
    <message>
        <source>Opacity of {0}</source>
        <translation>Opacité : {0}</translation>
    </message>
    <message>
        <source>Draw only the outline of {0}</source>
        <translation>Dessiner seulement le contour : {0}</translation>
    </message>
    <message>
        <source>Keep tools off {0}</source>
        <translation>Protéger des outils : {0}</translation>
    </message>
    <message>
        <source>Show {0} alone</source>
        <translation>Afficher {0} seul</translation>
    </message>
    <message>
        <source>Landmark</source>
        <translation>Repère</translation>
    </message>
    <message>
        <source>{0}, read-only: the first stroke makes your own copy</source>
        <translation>{0}, lecture seule : le premier trait crée votre propre copie</translation>
    </message>
    <message>
        <source>point</source>
        <translation>point</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Pixels of the layer</source>
        <translation>Pixels du calque</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Monter (Alt+Haut)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Descendre (Alt+Bas)</translation>
    </message>
    <message>
        <source>Show the model&apos;s certainty as opacity</source>
        <translation>Montrer la certitude du modèle par l’opacité</translation>
    </message>
    <message>
        <source>Segment again, to see the model&apos;s certainty (Ctrl+Enter)</source>
        <translation>Segmenter de nouveau, pour voir la certitude du modèle (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Outline anew, from its own box… (Ctrl+P)</source>
        <translation>Refaire le contour à partir de son cadre… (Ctrl+P)</translation>
    </message>
    <message>
        <source>Copy into… (Ctrl+Shift+C)</source>
        <translation>Copier vers… (Ctrl+Maj+C)</translation>
    </message>
    <message>
        <source>The usual colour</source>
        <translation>Couleur habituelle</translation>
    </message>
    <message>
        <source>Drop corrections (Ctrl+Backspace)</source>
        <translation>Abandonner les corrections (Ctrl+Retour arrière)</translation>
    </message>
    <message>
        <source>Take over the layer (Ctrl+T)</source>
        <translation>Adopter le calque (Ctrl+T)</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Layers</source>
        <translation>Calques</translation>
    </message>
    <message>
        <source>Find a layer</source>
        <translation>Chercher un calque</translation>
    </message>
    <message>
        <source>Add a layer to draw by hand (Ctrl+Shift+N)</source>
        <translation>Ajouter un calque à dessiner à la main (Ctrl+Maj+N)</translation>
    </message>
    <message>
        <source>Anatomy</source>
        <translation>Anatomie</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>Lésions</translation>
    </message>
    <message>
        <source>Phenotypes</source>
        <translation>Phénotypes</translation>
    </message>
    <message>
        <source>Nothing was segmented; see the notice above.</source>
        <translation>Rien n’a été segmenté ; voir l’avis ci-dessus.</translation>
    </message>
    <message>
        <source>Segment the photograph to see its layers, or add one to draw.</source>
        <translation>Segmentez la rétinographie pour voir ses calques, ou ajoutez-en un à dessiner.</translation>
    </message>
</context>
<context>
    <name>LayersPresenter</name>
    <message>
        <source>The picture could not be prepared.</source>
        <translation>L’image n’a pas pu être préparée.</translation>
    </message>
</context>
<context>
    <name>Learning</name>
    <message>
        <source>The program that learns could not be started.</source>
        <translation>Le programme d’apprentissage n’a pas pu être lancé.</translation>
    </message>
    <message>
        <source>Learning ended unexpectedly. The cause is in the log.</source>
        <translation>L’apprentissage s’est arrêté de façon inattendue. La cause est dans le journal.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Show or hide {0}</source>
        <translation>Afficher ou masquer {0}</translation>
    </message>
    <message>
        <source>; click its name to correct it</source>
        <translation> ; cliquez son nom pour la corriger</translation>
    </message>
</context>
<context>
    <name>LesionsPanel</name>
    <message>
        <source>Lesions</source>
        <translation>Lésions</translation>
    </message>
    <message>
        <source>Enter or a double click goes to the lesion; F3 to the next one</source>
        <translation>Entrée ou un double clic va à la lésion ; F3 à la suivante</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>Libraries</source>
        <translation>Bibliothèques</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>One moment: the licences are being read.</source>
        <translation>Un instant : les licences sont en cours de lecture.</translation>
    </message>
    <message>
        <source>It came without the text of its licence.</source>
        <translation>Elle est venue sans le texte de sa licence.</translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>This case could not be read from the workspace, so nothing of it can be changed. {0} Try again (Case ▸ Load again).</source>
        <translation>Ce cas n’a pas pu être lu dans l’espace de travail : rien ne peut donc y être modifié. {0} Réessayez (Cas ▸ Recharger).</translation>
    </message>
    <message>
        <source>Nothing can be saved now. {0}</source>
        <translation>Rien ne peut être enregistré pour l’instant. {0}</translation>
    </message>
    <message>
        <source>The workspace is encrypted. Enter its passphrase first (Case ▸ Load again).</source>
        <translation>L&apos;espace de travail est chiffré. Entrez d&apos;abord sa phrase de passe (Cas ▸ Recharger).</translation>
    </message>
    <message>
        <source>Sign in to the workspace first (Case ▸ Load again).</source>
        <translation>Connectez-vous d’abord à l’espace de travail (Cas ▸ Recharger).</translation>
    </message>
    <message>
        <source>The workspace is being opened. Please wait a moment.</source>
        <translation>L’espace de travail s’ouvre. Un instant, s’il vous plaît.</translation>
    </message>
</context>
<context>
    <name>LookingPage</name>
    <message>
        <source>I have &amp;looked at this picture, in all its parts</source>
        <translation>J&apos;ai re&amp;gardé cette image, dans toutes ses parties</translation>
    </message>
    <message>
        <source>Picture with the boxes that will be blank</source>
        <translation>Image avec les cadres qui seront masqués</translation>
    </message>
    <message>
        <source>What is shown of the frames</source>
        <translation>Ce qui est montré des images de la série</translation>
    </message>
    <message>
        <source>Brightest of all frames</source>
        <translation>Le plus clair de toute la série</translation>
    </message>
    <message>
        <source>Darkest of all frames</source>
        <translation>Le plus sombre de toute la série</translation>
    </message>
    <message>
        <source>One frame</source>
        <translation>Une image de la série</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Image de la série</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Cadres</translation>
    </message>
    <message>
        <source>&amp;Draw a box</source>
        <translation>&amp;Dessiner un cadre</translation>
    </message>
    <message>
        <source>&amp;Take away</source>
        <translation>Re&amp;tirer</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Take &amp;all away</source>
        <translation>Tout &amp;retirer</translation>
    </message>
    <message>
        <source>Draw with the mouse; drag a box or its corners. Ctrl and arrows move it, Alt and arrows make it larger or smaller; , and . go through the boxes. The wheel, or Ctrl with + and -, zooms.</source>
        <translation>Dessinez à la souris ; tirez un cadre ou ses coins. Ctrl et flèches le déplacent, Alt et flèches l&apos;agrandissent ou le réduisent ; , et . parcourent les cadres. La molette, ou Ctrl avec + et -, zoome.</translation>
    </message>
    <message>
        <source>Will be blank:</source>
        <translation>Sera masqué :</translation>
    </message>
    <message>
        <source>Pre&amp;vious</source>
        <translation>Pré&amp;cédente</translation>
    </message>
    <message>
        <source>Leave this picture &amp;out</source>
        <translation>Omettre cette &amp;image</translation>
    </message>
    <message>
        <source>&amp;Nothing to blank</source>
        <translation>Rie&amp;n à masquer</translation>
    </message>
    <message>
        <source>&amp;Blank these</source>
        <translation>&amp;Masquer ceux-ci</translation>
    </message>
    <message>
        <source>N&amp;ext</source>
        <translation>&amp;Suivante</translation>
    </message>
    <message>
        <source>Looking for pictures …</source>
        <translation>Recherche d&apos;images …</translation>
    </message>
    <message>
        <source>There are no pictures to look at.</source>
        <translation>Il n&apos;y a pas d&apos;images à regarder.</translation>
    </message>
    <message>
        <source> of {0}</source>
        <translation> sur {0}</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Ouverture …</translation>
    </message>
    <message>
        <source>Picture {0} of {1}</source>
        <translation>Image {0} sur {1}</translation>
    </message>
    <message>
        <source>Picture {0}, {1} so far</source>
        <translation>Image {0}, {1} jusqu&apos;ici</translation>
    </message>
    <message>
        <source>Nothing is decided of this picture yet.</source>
        <translation>Rien n&apos;est encore décidé de cette image.</translation>
    </message>
    <message>
        <source>It will be left out.</source>
        <translation>Elle sera omise.</translation>
    </message>
    <message>
        <source>Nothing will be blank.</source>
        <translation>Rien ne sera masqué.</translation>
    </message>
    <message>
        <source>What is black will be blank.</source>
        <translation>Ce qui est noir sera masqué.</translation>
    </message>
    <message>
        <source>Nobody has looked at it: its copy will say so.</source>
        <translation>Personne ne l&apos;a regardée : sa copie le dira.</translation>
    </message>
    <message>
        <source>You said that you looked at it.</source>
        <translation>Vous avez dit l&apos;avoir regardée.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>Fichiers &amp;récents</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Calques</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>Liste de travail</translation>
    </message>
    <message>
        <source>Opening {0} …</source>
        <translation>Ouverture de {0} …</translation>
    </message>
    <message>
        <source>pixels 1 : {0:.3g}</source>
        <translation>pixels 1 : {0:.3g}</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>Écrit : {0}</translation>
    </message>
    <message>
        <source>An unexpected error occurred.</source>
        <translation>Une erreur inattendue s’est produite.</translation>
    </message>
    <message>
        <source>What is on the screen is safe, and the work can go on. Details are in the log file (Help ▸ Show log file).</source>
        <translation>Ce qui est à l’écran est sauf, et le travail peut continuer. Le détail est dans le journal (Aide ▸ Afficher le journal).</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>Tools for correcting</source>
        <translation>Outils de correction</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Retina from above</source>
        <translation>Rétine vue de face</translation>
    </message>
</context>
<context>
    <name>MessagePage</name>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Regarder encore</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
</context>
<context>
    <name>ModelChoice</name>
    <message>
        <source>The chosen model is not there any more.</source>
        <translation>Le modèle choisi n’est plus là.</translation>
    </message>
    <message>
        <source>Photographs are segmented with {0} until you choose another.</source>
        <translation>Les rétinographies sont segmentées avec {0} jusqu’à ce que vous en choisissiez un autre.</translation>
    </message>
    <message>
        <source>Looking at the file</source>
        <translation>Examen du fichier</translation>
    </message>
    <message>
        <source>Not added.</source>
        <translation>Non ajouté.</translation>
    </message>
    <message>
        <source>{0} is a change to SAM ViT-B, which is not there yet. Add the file of SAM ViT-B first, then this one.</source>
        <translation>{0} est une modification de SAM ViT-B, qui n’est pas encore là. Ajoutez d’abord le fichier de SAM ViT-B, puis celui-ci.</translation>
    </message>
    <message>
        <source>Adding the model</source>
        <translation>Ajout du modèle</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Supprimer un modèle</translation>
    </message>
    <message>
        <source>{0} and its files are taken from this computer. Results that it made stay. To use it again, you need the file that you added.</source>
        <translation>{0} et ses fichiers sont retirés de cet ordinateur. Les résultats qu’il a produits restent. Pour l’utiliser de nouveau, il vous faut le fichier que vous aviez ajouté.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Removing the model</source>
        <translation>Suppression du modèle</translation>
    </message>
    <message>
        <source>{0} did not work.</source>
        <translation>{0} : échec.</translation>
    </message>
</context>
<context>
    <name>ModelTermsDialog</name>
    <message>
        <source>Add a model</source>
        <translation>Ajouter un modèle</translation>
    </message>
    <message>
        <source>Recognised: published as {0}</source>
        <translation>Reconnu : publié sous le nom {0}</translation>
    </message>
    <message>
        <source>Not among the published files that this program knows</source>
        <translation>Absent des fichiers publiés que ce programme connaît</translation>
    </message>
    <message>
        <source>Classes and terms</source>
        <translation>Classes et conditions</translation>
    </message>
    <message>
        <source>Accept the terms and add</source>
        <translation>Accepter les conditions et ajouter</translation>
    </message>
    <message>
        <source>The file does not say which of these it is:</source>
        <translation>Le fichier ne dit pas duquel il s’agit :</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisissez</translation>
    </message>
    <message>
        <source>## Terms</source>
        <translation>## Conditions</translation>
    </message>
    <message>
        <source>## What it finds</source>
        <translation>## Ce qu’il trouve</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>Réservé à la recherche. Ne pas utiliser pour le diagnostic.</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Fiche du modèle</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>A&amp;rrêter</translation>
    </message>
    <message>
        <source>&amp;Use for Segment</source>
        <translation>Utiliser &amp;pour segmenter</translation>
    </message>
    <message>
        <source>&amp;Add a file…</source>
        <translation>&amp;Ajouter un fichier…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installés</translation>
    </message>
    <message>
        <source>Can be added</source>
        <translation>Peuvent être ajoutés</translation>
    </message>
    <message>
        <source>This model outlines what you point at</source>
        <translation>Ce modèle trace le contour de ce que vous désignez</translation>
    </message>
    <message>
        <source>Segment uses this model</source>
        <translation>La segmentation utilise ce modèle</translation>
    </message>
    <message>
        <source>{0}, in use</source>
        <translation>{0}, utilisé</translation>
    </message>
    <message>
        <source>## How to get it</source>
        <translation>## Comment l’obtenir</translation>
    </message>
    <message>
        <source>{0}. Download it in your own browser, then choose **Add a file…**. This program downloads nothing by itself.</source>
        <translation>{0}. Téléchargez-le avec votre navigateur, puis choisissez **Ajouter un fichier…**. Ce programme ne télécharge rien lui-même.</translation>
    </message>
    <message>
        <source>## Terms</source>
        <translation>## Conditions</translation>
    </message>
    <message>
        <source>## Known failures</source>
        <translation>## Défauts connus</translation>
    </message>
    <message>
        <source>## Source</source>
        <translation>## Source</translation>
    </message>
    <message>
        <source>**This program cannot load it: it carries no PyTorch.** Install RetSAM Desktop with pip (`pip install retsam-desktop`) and add the model there; training needs the pip install too. Both work on the same workspace.</source>
        <translation>**Ce programme ne peut pas le charger : il ne contient pas PyTorch.** Installez RetSAM Desktop avec pip (`pip install retsam-desktop`) et ajoutez-y le modèle ; l’entraînement aussi demande l’installation par pip. Les deux travaillent sur le même espace de travail.</translation>
    </message>
    <message>
        <source>&amp;Use for pointing</source>
        <translation>&amp;Utiliser pour désigner</translation>
    </message>
    <message>
        <source>This needs PyTorch: see the text above</source>
        <translation>Ceci demande PyTorch : voir le texte ci-dessus</translation>
    </message>
    <message>
        <source>Add which checkpoint?</source>
        <translation>Ajouter quel checkpoint ?</translation>
    </message>
    <message>
        <source>Checkpoints (*.ckpt *.pth *.pt *.safetensors);;All files (*)</source>
        <translation>Checkpoints (*.ckpt *.pth *.pt *.safetensors);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>NotCovered</name>
    <message>
        <source>Not covered by this model ({0})</source>
        <translation>Non pris en charge par ce modèle ({0})</translation>
    </message>
    <message>
        <source>Structures that this model was not trained to find</source>
        <translation>Structures que ce modèle n’a pas appris à trouver</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Notices about this photograph</source>
        <translation>Avis sur cette rétinographie</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer l’avis</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>“{0}” is a number.</source>
        <translation>« {0} » est un nombre.</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>Numbers, lesions and history</source>
        <translation>Chiffres, lésions et historique</translation>
    </message>
    <message>
        <source>Biomarkers</source>
        <translation>Biomarqueurs</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>Lésions</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Segment the photograph to measure it.</source>
        <translation>Segmentez la rétinographie pour la mesurer.</translation>
    </message>
    <message>
        <source>Nothing was segmented, so nothing is measured.</source>
        <translation>Rien n’a été segmenté, donc rien n’est mesuré.</translation>
    </message>
    <message>
        <source>The measuring was stopped. Segment again to measure.</source>
        <translation>La mesure a été arrêtée. Segmentez de nouveau pour mesurer.</translation>
    </message>
    <message>
        <source>No lesion was found. The layers above say what was looked for.</source>
        <translation>Aucune lésion trouvée. Les calques ci-dessus disent ce qui a été cherché.</translation>
    </message>
    <message>
        <source>Lesions ({0})</source>
        <translation>Lésions ({0})</translation>
    </message>
</context>
<context>
    <name>OctCorrection</name>
    <message>
        <source>What you corrected before stays over what was found now. B-scans: {0}.</source>
        <translation>Ce que vous aviez corrigé reste par-dessus ce qui vient d’être trouvé. Coupes B : {0}.</translation>
    </message>
    <message>
        <source>This is not kept. {0}</source>
        <translation>Ceci n’est pas conservé. {0}</translation>
    </message>
    <message>
        <source>One moment: it is being measured.</source>
        <translation>Un instant : la mesure est en cours.</translation>
    </message>
    <message>
        <source>{0} as found, B-scan {1}</source>
        <translation>{0} tel que trouvé, coupe B {1}</translation>
    </message>
</context>
<context>
    <name>OctEditing</name>
    <message>
        <source>Undone: {0}</source>
        <translation>Annulé : {0}</translation>
    </message>
    <message>
        <source>Done again: {0}</source>
        <translation>Rétabli : {0}</translation>
    </message>
</context>
<context>
    <name>OctNumbersPanel</name>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Which layer the map and the numbers are about</source>
        <translation>La couche dont parlent la carte et les chiffres</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>Segment the volume to see its numbers.</source>
        <translation>Segmentez le volume pour voir ses chiffres.</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Évolution</translation>
    </message>
</context>
<context>
    <name>OctSaving</name>
    <message>
        <source>Nothing can be saved now. {0}</source>
        <translation>Rien ne peut être enregistré pour l’instant. {0}</translation>
    </message>
    <message>
        <source>The workspace is encrypted. Enter its passphrase first (Case ▸ Load again).</source>
        <translation>L&apos;espace de travail est chiffré. Entrez d&apos;abord sa phrase de passe (Cas ▸ Recharger).</translation>
    </message>
    <message>
        <source>The workspace is being opened. Please wait a moment.</source>
        <translation>L’espace de travail s’ouvre. Un instant, s’il vous plaît.</translation>
    </message>
    <message>
        <source>Something could not be saved, and nothing after it can be. Close this window and open the file again, to go on from what is saved.</source>
        <translation>Quelque chose n’a pas pu être enregistré, ni rien de ce qui suit. Fermez cette fenêtre et rouvrez le fichier pour reprendre à partir de ce qui est enregistré.</translation>
    </message>
    <message>
        <source>This case is signed off, and locked.</source>
        <translation>Ce cas est validé et verrouillé.</translation>
    </message>
    <message>
        <source>This case is open in another window, so it can only be looked at here.</source>
        <translation>Ce cas est ouvert dans une autre fenêtre ; ici, il peut seulement être regardé.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>Not loaded</source>
        <translation>Non chargé</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Enregistrement …</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Définitif</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>This case could not be read from the workspace, so nothing of it can be changed. {0} Close this window and open the file again.</source>
        <translation>Ce cas n’a pas pu être lu dans l’espace de travail : rien ne peut donc y être modifié. {0} Fermez cette fenêtre et rouvrez le fichier.</translation>
    </message>
</context>
<context>
    <name>OctScaleDialog</name>
    <message>
        <source>Scale of this OCT</source>
        <translation>Échelle de cet OCT</translation>
    </message>
    <message>
        <source>Height of a pixel in µm</source>
        <translation>Hauteur d’un pixel en µm</translation>
    </message>
    <message>
        <source>Width of a pixel in µm</source>
        <translation>Largeur d’un pixel en µm</translation>
    </message>
    <message>
        <source>From one B-scan to the next in µm</source>
        <translation>D’une coupe B à la suivante en µm</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>Ce qui en résulte</translation>
    </message>
    <message>
        <source>Use this scale</source>
        <translation>Utiliser cette échelle</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnue</translation>
    </message>
    <message>
        <source>The device&apos;s export or its manual names these sizes. In depth most devices have 2 to 6 µm a pixel, along the scan 5 to 25 µm.</source>
        <translation>L’export de l’appareil ou son manuel donne ces tailles. En profondeur, la plupart des appareils ont 2 à 6 µm par pixel, le long de la coupe 5 à 25 µm.</translation>
    </message>
    <message>
        <source>The height of a pixel is needed for every thickness.</source>
        <translation>La hauteur d’un pixel est nécessaire à toute épaisseur.</translation>
    </message>
    <message>
        <source>No scale: results stay in pixels, and no thickness is told.</source>
        <translation>Pas d’échelle : les résultats restent en pixels, et aucune épaisseur n’est donnée.</translation>
    </message>
    <message>
        <source>The scan is {0:.2f} mm deep</source>
        <translation>La coupe a {0:.2f} mm de profondeur</translation>
    </message>
    <message>
        <source>. Its width is not known: no fields, areas or volumes.</source>
        <translation>. Sa largeur est inconnue : ni champs, ni surfaces, ni volumes.</translation>
    </message>
    <message>
        <source>, {0:.2f} mm wide</source>
        <translation>, {0:.2f} mm de largeur</translation>
    </message>
    <message>
        <source>, and {0:.2f} mm from first to last.</source>
        <translation>, et {0:.2f} mm de la première à la dernière.</translation>
    </message>
    <message>
        <source>{0}: between {1:g} and {2:g} µm.</source>
        <translation>{0} : entre {1:g} et {2:g} µm.</translation>
    </message>
</context>
<context>
    <name>OctToolBar</name>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Carry on</source>
        <translation>Reporter</translation>
    </message>
    <message>
        <source>Carry what was corrected on this surface to the B-scans beside it: there it is laid on the edge that is seen, as far as that can be followed</source>
        <translation>Reporter ce qui a été corrigé sur cette limite aux coupes B voisines : elle y est posée sur le bord visible, aussi loin qu’on peut le suivre</translation>
    </message>
    <message>
        <source>How many B-scans to each side</source>
        <translation>Combien de coupes B de chaque côté</translation>
    </message>
    <message>
        <source> B-scans</source>
        <translation> coupes B</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Tel que trouvé</translation>
    </message>
    <message>
        <source>Give up the corrections of this surface on this B-scan: what was found counts again</source>
        <translation>Abandonner les corrections de cette limite sur cette coupe B : ce qui a été trouvé vaut de nouveau</translation>
    </message>
    <message>
        <source>Outline anew</source>
        <translation>Refaire le contour</translation>
    </message>
    <message>
        <source>Outline each piece of this area on this B-scan again, from its own box</source>
        <translation>Refaire le contour de chaque élément de cette surface sur cette coupe B à partir de son cadre</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>Main</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Déplacer l’image</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Glisser</translation>
    </message>
    <message>
        <source>Drag a surface up or down; columns beside it follow. It stops at its neighbours</source>
        <translation>Glisser une limite vers le haut ou le bas ; les colonnes voisines suivent. Elle s’arrête à ses voisines</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Dessiner</translation>
    </message>
    <message>
        <source>Draw the chosen surface anew</source>
        <translation>Redessiner la limite choisie</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>Aimanter</translation>
    </message>
    <message>
        <source>Drag across columns: the chosen surface is laid on the nearest edge</source>
        <translation>Glisser sur des colonnes : la limite choisie est posée sur le bord le plus proche</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Couper</translation>
    </message>
    <message>
        <source>Drag across columns: the chosen surface cannot be seen there</source>
        <translation>Glisser sur des colonnes : la limite choisie n’y est pas visible</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Peindre</translation>
    </message>
    <message>
        <source>Paint fluid or another area</source>
        <translation>Peindre du fluide ou une autre surface</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Erase fluid or another area</source>
        <translation>Effacer du fluide ou une autre surface</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Désigner</translation>
    </message>
    <message>
        <source>Drag a box around fluid or another area, or click into it: a model outlines it</source>
        <translation>Tracez un cadre autour du fluide ou d’une autre surface, ou cliquez dedans : un modèle en trace le contour</translation>
    </message>
    <message>
        <source>Surface to correct (, and .)</source>
        <translation>Limite à corriger (, et .)</translation>
    </message>
    <message>
        <source>Area to paint (, and .)</source>
        <translation>Surface à peindre (, et .)</translation>
    </message>
    <message>
        <source>Columns that follow to each side ([ and ])</source>
        <translation>Colonnes qui suivent de chaque côté ([ et ])</translation>
    </message>
    <message>
        <source> columns</source>
        <translation> colonnes</translation>
    </message>
    <message>
        <source>Radius of the brush, in columns ([ and ])</source>
        <translation>Rayon du pinceau, en colonnes ([ et ])</translation>
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
        <translation>Peindre {0}, coupe B {1}</translation>
    </message>
    <message>
        <source>Erase {0}, B-scan {1}</source>
        <translation>Effacer {0}, coupe B {1}</translation>
    </message>
    <message>
        <source>{0}, B-scan {1}: {2} · {3}</source>
        <translation>{0}, coupe B {1} : {2} · {3}</translation>
    </message>
    <message>
        <source>This surface is not seen here. Draw it with Draw surface (3).</source>
        <translation>Cette limite n’est pas visible ici. Dessinez-la avec « Dessiner » (3).</translation>
    </message>
    <message>
        <source>Drag {0}, B-scan {1}</source>
        <translation>Glisser {0}, coupe B {1}</translation>
    </message>
    <message>
        <source>Draw {0}, B-scan {1}</source>
        <translation>Dessiner {0}, coupe B {1}</translation>
    </message>
    <message>
        <source>Cut {0}, B-scan {1}</source>
        <translation>Couper {0}, coupe B {1}</translation>
    </message>
</context>
<context>
    <name>OctWindow</name>
    <message>
        <source>B-scan</source>
        <translation>Coupe B</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>Réservé à la recherche. Ne pas utiliser pour le diagnostic.</translation>
    </message>
    <message>
        <source>Trained model</source>
        <translation>Modèle entraîné</translation>
    </message>
    <message>
        <source>Graph search</source>
        <translation>Recherche de chemin</translation>
    </message>
    <message>
        <source>By what Segment finds the surfaces</source>
        <translation>Ce qui trouve les limites lors de la segmentation</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Segmenting</source>
        <translation>Segmentation</translation>
    </message>
    <message>
        <source>Correct when the segmentation is done.</source>
        <translation>Corrigez une fois la segmentation terminée.</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Writing the results</source>
        <translation>Écriture des résultats</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Dossier des résultats</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>Écrit : {0}</translation>
    </message>
</context>
<context>
    <name>OthersPanel</name>
    <message>
        <source>Reader A</source>
        <translation>Lecteur A</translation>
    </message>
    <message>
        <source>Reader B</source>
        <translation>Lecteur B</translation>
    </message>
    <message>
        <source>Begin with A&apos;s answers</source>
        <translation>Partir des réponses de A</translation>
    </message>
    <message>
        <source>… with B&apos;s</source>
        <translation>… de celles de B</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>dessiné</translation>
    </message>
    <message>
        <source>{0} px</source>
        <translation>{0} px</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
</context>
<context>
    <name>Pacs</name>
    <message>
        <source>Reading the disc …</source>
        <translation>Lecture du disque …</translation>
    </message>
    <message>
        <source>The disc cannot be read.</source>
        <translation>Le disque ne peut être lu.</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>Envoi …</translation>
    </message>
    <message numerus="yes">
        <source>%n objects are sent</source>
        <translation>
            <numerusform>%n objet est envoyé</numerusform>
            <numerusform>%n objets sont envoyés</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everything was sent; the rest waits in the queue.</source>
        <translation>Tout n’a pas été envoyé ; le reste attend dans la file.</translation>
    </message>
    <message>
        <source>Which disc or folder?</source>
        <translation>Quel disque ou dossier ?</translation>
    </message>
</context>
<context>
    <name>PacsDialog</name>
    <message>
        <source>DICOM servers</source>
        <translation>Serveurs DICOM</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Récupérer</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Attendus</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File d’attente</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message numerus="yes">
        <source>%n objects came</source>
        <translation>
            <numerusform>%n objet est arrivé</numerusform>
            <numerusform>%n objets sont arrivés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objects of the study did not come</source>
        <translation>
            <numerusform>Un objet de l’examen n’est pas arrivé</numerusform>
            <numerusform>%n objets de l’examen ne sont pas arrivés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PatientBar</name>
    <message>
        <source>Show the patient&apos;s name</source>
        <translation>Afficher le nom du patient</translation>
    </message>
    <message>
        <source>Eye</source>
        <translation>Œil</translation>
    </message>
    <message>
        <source>Which eye this is; choose it where the file does not say</source>
        <translation>De quel œil il s’agit ; choisissez-le si le fichier ne le dit pas</translation>
    </message>
    <message>
        <source>No scale</source>
        <translation>Pas d’échelle</translation>
    </message>
    <message>
        <source>No photograph</source>
        <translation>Pas de rétinographie</translation>
    </message>
    <message>
        <source>Eye not stated</source>
        <translation>Œil non indiqué</translation>
    </message>
    <message>
        <source>Right eye (OD)</source>
        <translation>Œil droit (OD)</translation>
    </message>
    <message>
        <source>Left eye (OS)</source>
        <translation>Œil gauche (OG)</translation>
    </message>
    <message>
        <source>Date not stated</source>
        <translation>Date non indiquée</translation>
    </message>
    <message>
        <source>No patient in the file</source>
        <translation>Pas de patient dans le fichier</translation>
    </message>
    <message>
        <source>please choose</source>
        <translation>veuillez choisir</translation>
    </message>
    <message>
        <source>stated by you</source>
        <translation>indiqué par vous</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>d’après {0}</translation>
    </message>
    <message>
        <source>No scale: results in pixels · set…</source>
        <translation>Pas d’échelle : résultats en pixels · définir…</translation>
    </message>
    <message>
        <source>Scale {0} µm · {1}</source>
        <translation>Échelle {0} µm · {1}</translation>
    </message>
    <message>
        <source>Scale {0:.4g} × {1:.4g} µm/px · {2}</source>
        <translation>Échelle {0:.4g} × {1:.4g} µm/px · {2}</translation>
    </message>
</context>
<context>
    <name>Pieces</name>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Surface</translation>
    </message>
    <message>
        <source>To the fovea</source>
        <translation>À la fovéa</translation>
    </message>
    <message>
        <source>From the piece&apos;s centre of gravity</source>
        <translation>Depuis le centre de gravité de l’élément</translation>
    </message>
</context>
<context>
    <name>Pointing</name>
    <message>
        <source>Drag a box around it, or click into it · right-click: not this · Shift+drag: scribble</source>
        <translation>Tracez un cadre autour, ou cliquez dedans · clic droit : pas cela · Maj+glisser : gribouillis</translation>
    </message>
    <message>
        <source>looking at the picture</source>
        <translation>examen de l’image</translation>
    </message>
    <message>
        <source>{0}: {1} …</source>
        <translation>{0} : {1} …</translation>
    </message>
    <message>
        <source>{0} · Enter accepts, Esc drops</source>
        <translation>{0} · Entrée accepte, Échap abandonne</translation>
    </message>
    <message>
        <source>{0} · outline {1} of {2} · Enter accepts, N the next, Esc drops</source>
        <translation>{0} · contour {1} sur {2} · Entrée accepte, N le suivant, Échap abandonne</translation>
    </message>
    <message>
        <source>{0}: {1} · {2}</source>
        <translation>{0} : {1} · {2}</translation>
    </message>
</context>
<context>
    <name>PointingBar</name>
    <message>
        <source>Accept the outline (Enter)</source>
        <translation>Accepter le contour (Entrée)</translation>
    </message>
    <message>
        <source>Add it to the layer (Shift+Enter)</source>
        <translation>L’ajouter au calque (Maj+Entrée)</translation>
    </message>
    <message>
        <source>Take it away from the layer (Alt+Enter)</source>
        <translation>Le retirer du calque (Alt+Entrée)</translation>
    </message>
    <message>
        <source>Show another outline (N)</source>
        <translation>Montrer un autre contour (N)</translation>
    </message>
    <message>
        <source>Drop it, or stop (Esc)</source>
        <translation>Abandonner, ou arrêter (Échap)</translation>
    </message>
    <message>
        <source>{0} (boxes only)</source>
        <translation>{0} (cadres seulement)</translation>
    </message>
    <message>
        <source>Add a model…</source>
        <translation>Ajouter un modèle…</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Pas de modèle</translation>
    </message>
    <message>
        <source>The model that outlines what you point at: {0}</source>
        <translation>Le modèle qui trace le contour de ce que vous désignez : {0}</translation>
    </message>
    <message>
        <source>It answers boxes only.</source>
        <translation>Il ne comprend que les cadres.</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>The &amp;mouse is in the left hand</source>
        <translation>La souris est dans la &amp;main gauche</translation>
    </message>
    <message>
        <source>Panels on the left, tools on the right, and keys for the right hand</source>
        <translation>Panneaux à gauche, outils à droite et touches pour la main droite</translation>
    </message>
    <message>
        <source>Less m&amp;otion on the screen</source>
        <translation>Moins &amp;de mouvement à l’écran</translation>
    </message>
    <message>
        <source>Nothing slides, fades or blinks; else as the system has it</source>
        <translation>Rien ne glisse, ne s’estompe ni ne clignote ; sinon, comme le système</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>The window speaks it from the next start on.</source>
        <translation>La fenêtre la parle dès le prochain démarrage.</translation>
    </message>
    <message>
        <source>Models are &amp;run by</source>
        <translation>Les modèles sont &amp;exécutés par</translation>
    </message>
    <message>
        <source>From the next segmentation on; results say by which.</source>
        <translation>À partir de la prochaine segmentation ; les résultats disent par lequel.</translation>
    </message>
    <message>
        <source>The best that is installed</source>
        <translation>Le meilleur qui est installé</translation>
    </message>
    <message>
        <source>PyTorch is not installed here. It comes with pip install retsam-desktop; the program without Python does not carry it.</source>
        <translation>PyTorch n’est pas installé ici. Il vient avec pip install retsam-desktop ; le programme sans Python ne l’emporte pas.</translation>
    </message>
    <message>
        <source>ONNX Runtime is not installed here. Install it: pip install onnxruntime.</source>
        <translation>ONNX Runtime n’est pas installé ici. Installez-le : pip install onnxruntime.</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>The picture could not be prepared.</source>
        <translation>L’image n’a pas pu être préparée.</translation>
    </message>
</context>
<context>
    <name>PromptModels</name>
    <message>
        <source>There is no model for pointing. Add one with Analyse ▸ Models, then choose it.</source>
        <translation>Il n’y a pas de modèle pour désigner. Ajoutez-en un par Analyse ▸ Modèles, puis choisissez-le.</translation>
    </message>
    <message>
        <source>The model chosen for pointing is gone: {0} is used now.</source>
        <translation>Le modèle choisi pour désigner n’est plus là : {0} est utilisé désormais.</translation>
    </message>
</context>
<context>
    <name>Prompter</name>
    <message>
        <source>{0} answers boxes only. Drag a box around the structure.</source>
        <translation>{0} ne comprend que les cadres. Tracez un cadre autour de la structure.</translation>
    </message>
    <message>
        <source>Accept the new outlines, or drop them, before you click.</source>
        <translation>Acceptez les nouveaux contours, ou abandonnez-les, avant de cliquer.</translation>
    </message>
    <message>
        <source>Click into the structure first, or drag a box around it.</source>
        <translation>Cliquez d’abord dans la structure, ou tracez un cadre autour.</translation>
    </message>
    <message>
        <source>This layer is empty here. Choose one with pixels.</source>
        <translation>Ce calque est vide ici. Choisissez-en un qui a des pixels.</translation>
    </message>
    <message>
        <source>One moment: the outline is not there yet.</source>
        <translation>Un instant : le contour n’est pas encore là.</translation>
    </message>
    <message>
        <source>Nothing is found with that click: it is taken back.</source>
        <translation>Ce clic ne fait rien trouver : il est retiré.</translation>
    </message>
    <message>
        <source>Nothing was found there. Drag a box around it, or click elsewhere.</source>
        <translation>Rien n’a été trouvé là. Tracez un cadre autour, ou cliquez ailleurs.</translation>
    </message>
    <message>
        <source>Outlined anew: pieces {0}, pixels {1} before and {2} now.</source>
        <translation>Contours refaits : éléments {0}, pixels {1} avant et {2} maintenant.</translation>
    </message>
    <message>
        <source>In the boxes of {0} nothing was found: they stay as they were.</source>
        <translation>Dans les cadres de {0}, rien n’a été trouvé : ils restent comme ils étaient.</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>What waits to be sent</source>
        <translation>Ce qui attend l’envoi</translation>
    </message>
    <message>
        <source>&amp;Send what waits</source>
        <translation>&amp;Envoyer ce qui attend</translation>
    </message>
    <message>
        <source>&amp;Try again what was refused</source>
        <translation>&amp;Réessayer ce qui a été refusé</translation>
    </message>
    <message>
        <source>&amp;Give up what was refused</source>
        <translation>&amp;Abandonner ce qui a été refusé</translation>
    </message>
    <message>
        <source>Reading the queue</source>
        <translation>Lecture de la file</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>non confirmé</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>{0} were sent, {1} wait, {2} are refused. {3}</source>
        <translation>{0} envoyés, {1} en attente, {2} refusés. {3}</translation>
    </message>
    <message>
        <source>All is sent.</source>
        <translation>Tout est envoyé.</translation>
    </message>
</context>
<context>
    <name>ReadOut</name>
    <message>
        <source>B-scan {0} of {1}</source>
        <translation>Coupe B {0} sur {1}</translation>
    </message>
    <message>
        <source>corrected by hand</source>
        <translation>corrigé à la main</translation>
    </message>
    <message>
        <source>corrected, snapped to the edge</source>
        <translation>corrigé, aimanté au bord</translation>
    </message>
    <message>
        <source>corrected, carried from another B-scan</source>
        <translation>corrigé, reporté d’une autre coupe B</translation>
    </message>
    <message>
        <source>Numbers and map show the change since {0}. Position, focus and segmentation change them too: look at the scans of both visits.</source>
        <translation>Chiffres et carte montrent l’évolution depuis {0}. Position, mise au point et segmentation les font aussi varier : regardez les coupes des deux visites.</translation>
    </message>
</context>
<context>
    <name>ReadStudyDialog</name>
    <message>
        <source>Read a study</source>
        <translation>Lire une étude</translation>
    </message>
    <message>
        <source>Open studies</source>
        <translation>Études ouvertes</translation>
    </message>
    <message>
        <source>&amp;Folder…</source>
        <translation>&amp;Dossier…</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Commencer</translation>
    </message>
    <message>
        <source>Cases are shown without names. This window, with what is open in it, is hidden until you are back.</source>
        <translation>Les cas sont montrés sans noms. Cette fenêtre, avec ce qui y est ouvert, reste cachée jusqu’à votre retour.</translation>
    </message>
    <message>
        <source>Files of the study</source>
        <translation>Fichiers de l’étude</translation>
    </message>
    <message>
        <source>Signed in as {0}</source>
        <translation>Connecté : {0}</translation>
    </message>
    <message>
        <source>{0} · {1}
{2} read, at most {3} to come</source>
        <translation>{0} · {1}
{2} lus, {3} au plus à venir</translation>
    </message>
    <message>
        <source>No open study has a case for you in this workspace.</source>
        <translation>Aucune étude ouverte de cet espace de travail n’a de cas pour vous.</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>pas encore choisi</translation>
    </message>
    <message>
        <source>Folder with the study&apos;s files</source>
        <translation>Dossier des fichiers de l’étude</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>Show the whole photograph</source>
        <translation>Afficher toute la rétinographie</translation>
    </message>
    <message>
        <source>One pixel for one pixel</source>
        <translation>Un pixel pour un pixel</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Hide all layers</source>
        <translation>Masquer tous les calques</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
</context>
<context>
    <name>ReadingWindow</name>
    <message>
        <source>This study asks to draw on OCT volumes, which this window cannot. Please tell who runs the study.</source>
        <translation>Cette étude demande de dessiner sur des volumes OCT, ce que cette fenêtre ne permet pas. Prévenez le responsable de l’étude.</translation>
    </message>
    <message>
        <source>Study {0} · {1}</source>
        <translation>Étude {0} · {1}</translation>
    </message>
    <message>
        <source>Study {0}</source>
        <translation>Étude {0}</translation>
    </message>
    <message>
        <source>Fetching the next case …</source>
        <translation>Chargement du cas suivant …</translation>
    </message>
    <message>
        <source>Fetching the case …</source>
        <translation>Chargement du cas …</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Pas encore enregistré</translation>
    </message>
    <message>
        <source>Finish what you are drawing first.</source>
        <translation>Terminez d’abord ce que vous dessinez.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>Nothing more can be entered on this case.</source>
        <translation>Plus rien ne peut être saisi sur ce cas.</translation>
    </message>
    <message>
        <source>There is no case for this window now.</source>
        <translation>Il n’y a pas de cas pour cette fenêtre en ce moment.</translation>
    </message>
    <message>
        <source>It is asked for again every half minute; Pause leaves it.</source>
        <translation>Il est redemandé toutes les demi-minutes ; Pause l’abandonne.</translation>
    </message>
    <message>
        <source>This case cannot be shown.</source>
        <translation>Ce cas ne peut être affiché.</translation>
    </message>
    <message>
        <source>What you entered is kept here, and saved as soon as that is possible again.</source>
        <translation>Ce que vous avez saisi est gardé ici, et enregistré dès que c’est de nouveau possible.</translation>
    </message>
    <message>
        <source>What you entered last cannot be saved while another has the case.</source>
        <translation>Votre dernière saisie ne peut être enregistrée tant qu’un autre a le cas.</translation>
    </message>
    <message>
        <source>What you entered last is not saved yet. That is done when the workspace can be reached again, as long as the program runs.</source>
        <translation>Votre dernière saisie n’est pas encore enregistrée. Elle le sera quand l’espace de travail sera de nouveau accessible, tant que le programme tourne.</translation>
    </message>
    <message>
        <source>Close once more to leave this window.</source>
        <translation>Fermez une fois de plus pour quitter cette fenêtre.</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
</context>
<context>
    <name>ReportPagesDialog</name>
    <message>
        <source>Language and paper of reports</source>
        <translation>Langue et papier des comptes rendus</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
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
        <translation>Avancement</translation>
    </message>
    <message>
        <source>The model, and what it computes on</source>
        <translation>Le modèle, et sur quoi il calcule</translation>
    </message>
    <message>
        <source>How far the photograph can be relied on, from 0 to 1, and what is against it</source>
        <translation>À quel point on peut se fier à la rétinographie, de 0 à 1, et ce qui s’y oppose</translation>
    </message>
    <message>
        <source>{0:.1f} s</source>
        <translation>{0:.1f} s</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bonne</translation>
    </message>
    <message>
        <source>usable</source>
        <translation>utilisable</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>mauvaise</translation>
    </message>
    <message>
        <source>Photograph: {0} ({1:.2f})</source>
        <translation>Rétinographie : {0} ({1:.2f})</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Something could not be saved, and nothing after it can be. Go to another photograph and come back, to go on from what is saved.</source>
        <translation>Quelque chose n’a pas pu être enregistré, ni rien de ce qui suit. Allez à une autre rétinographie et revenez, pour reprendre à partir de ce qui est enregistré.</translation>
    </message>
    <message>
        <source>This case is signed off, and locked. Reopen it to change it.</source>
        <translation>Ce cas est validé et verrouillé. Rouvrez-le pour le modifier.</translation>
    </message>
    <message>
        <source>This case is open in another window, so it can only be looked at here.</source>
        <translation>Ce cas est ouvert dans une autre fenêtre ; ici, il peut seulement être regardé.</translation>
    </message>
    <message>
        <source>Nothing can be saved now. {0}</source>
        <translation>Rien ne peut être enregistré pour l’instant. {0}</translation>
    </message>
    <message>
        <source>Signed off by {0} on {1}: final, and locked.</source>
        <translation>Validé par {0} le {1} : définitif et verrouillé.</translation>
    </message>
    <message>
        <source>Held for ungradable: {0}</source>
        <translation>Tenu pour ininterprétable : {0}</translation>
    </message>
    <message>
        <source>{0} of its {1} numbers are measured otherwise now than when it was signed off. Reopen the case to sign the new ones.</source>
        <translation>{0} de ses {1} chiffres sont mesurés autrement qu’à la validation. Rouvrez le cas pour valider les nouveaux.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>Not loaded</source>
        <translation>Non chargé</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Enregistrement …</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Définitif</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Lecture seule</translation>
    </message>
</context>
<context>
    <name>Scale</name>
    <message>
        <source>Segment the photograph first: the optic disc is measured then.</source>
        <translation>Segmentez d’abord la rétinographie : la papille est alors mesurée.</translation>
    </message>
    <message>
        <source>The {0} must be above 0.</source>
        <translation>La valeur doit être supérieure à 0 : {0}.</translation>
    </message>
    <message>
        <source>Enter a number for the {0}.</source>
        <translation>Entrez un nombre : {0}.</translation>
    </message>
    <message>
        <source>“{0}” is not a number. Enter one like 9.6 for the {1}.</source>
        <translation>« {0} » n’est pas un nombre. Entrez-en un comme 9,6 : {1}.</translation>
    </message>
    <message>
        <source>axial length in mm</source>
        <translation>longueur axiale en mm</translation>
    </message>
    <message>
        <source>An eye of {0:g} mm is not possible. Enter its axial length, like 23.5.</source>
        <translation>Un œil de {0:g} mm n’est pas possible. Entrez sa longueur axiale, par exemple 23,5.</translation>
    </message>
    <message>
        <source>refraction in dioptres</source>
        <translation>réfraction en dioptries</translation>
    </message>
    <message>
        <source>A refraction of {0:g} D is not possible. Enter it like -2.75.</source>
        <translation>Une réfraction de {0:g} D n’est pas possible. Entrez-la comme -2,75.</translation>
    </message>
    <message>
        <source>The line is {0:.1f} pixels long, too short to be exact. Draw a longer one.</source>
        <translation>La ligne a {0:.1f} pixels de long, trop peu pour être exacte. Tracez-en une plus longue.</translation>
    </message>
    <message>
        <source>With {0:.4g} × {1:.4g} µm per pixel, the picture would be {2:.3g} × {3:.3g} mm.</source>
        <translation>Avec {0:.4g} × {1:.4g} µm par pixel, l’image mesurerait {2:.3g} × {3:.3g} mm.</translation>
    </message>
    <message>
        <source>That is larger than the retina.</source>
        <translation>C’est plus grand que la rétine.</translation>
    </message>
    <message>
        <source>That is smaller than an optic disc.</source>
        <translation>C’est plus petit qu’une papille.</translation>
    </message>
    <message>
        <source>Width and height of a pixel differ too much. Check both numbers.</source>
        <translation>La largeur et la hauteur d’un pixel diffèrent trop. Vérifiez les deux nombres.</translation>
    </message>
    <message>
        <source>from the DICOM header</source>
        <translation>d’après l’en-tête DICOM</translation>
    </message>
    <message>
        <source>from the camera&apos;s file</source>
        <translation>d’après le fichier de l’appareil</translation>
    </message>
    <message>
        <source>stated by you</source>
        <translation>indiqué par vous</translation>
    </message>
    <message>
        <source>from a distance that you know</source>
        <translation>d’après une distance connue</translation>
    </message>
    <message>
        <source>assumed: disc 1.8 mm high</source>
        <translation>supposé : papille de 1,8 mm de haut</translation>
    </message>
</context>
<context>
    <name>ScaleDialog</name>
    <message>
        <source>Scale of this photograph</source>
        <translation>Échelle de cette rétinographie</translation>
    </message>
    <message>
        <source>{0:.1f} px</source>
        <translation>{0:.1f} px</translation>
    </message>
    <message>
        <source>As the file states it: {0}</source>
        <translation>Telle que l’indique le fichier : {0}</translation>
    </message>
    <message>
        <source>None: the file states no scale, and results stay in pixels</source>
        <translation>Aucune : le fichier n’indique pas d’échelle, les résultats restent en pixels</translation>
    </message>
    <message>
        <source>I know the size of a pixel in an eye of 24 mm</source>
        <translation>Je connais la taille d’un pixel dans un œil de 24 mm</translation>
    </message>
    <message>
        <source>As makers of cameras state it; it is corrected for this eye below.</source>
        <translation>Comme l’indiquent les fabricants d’appareils ; elle est corrigée pour cet œil ci-dessous.</translation>
    </message>
    <message>
        <source>Width of a pixel in µm</source>
        <translation>Largeur d’un pixel en µm</translation>
    </message>
    <message>
        <source>Height of a pixel in µm</source>
        <translation>Hauteur d’un pixel en µm</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>identique</translation>
    </message>
    <message>
        <source>I know a distance on the photograph</source>
        <translation>Je connais une distance sur la rétinographie</translation>
    </message>
    <message>
        <source>A length on this very retina: it is true of this eye, and not corrected.</source>
        <translation>Une longueur sur cette rétine même : elle vaut pour cet œil et n’est pas corrigée.</translation>
    </message>
    <message>
        <source>Click two points…</source>
        <translation>Cliquer deux points…</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>comme avant</translation>
    </message>
    <message>
        <source>no line yet</source>
        <translation>pas encore de ligne</translation>
    </message>
    <message>
        <source>Length of the line</source>
        <translation>Longueur de la ligne</translation>
    </message>
    <message>
        <source>Unit of the length</source>
        <translation>Unité de la longueur</translation>
    </message>
    <message>
        <source>Take the optic disc as 1.8 mm high</source>
        <translation>Supposer une papille de 1,8 mm de haut</translation>
    </message>
    <message>
        <source>The segmented disc is {0:.1f} px high. Discs differ from eye to eye: lengths are good to about 15 %, and the disc itself cannot be measured.</source>
        <translation>La papille segmentée a {0:.1f} px de haut. Les papilles diffèrent d’un œil à l’autre : les longueurs sont exactes à 15 % près environ, et la papille elle-même ne peut être mesurée.</translation>
    </message>
    <message>
        <source>Axial length of this eye in mm</source>
        <translation>Longueur axiale de cet œil en mm</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnue</translation>
    </message>
    <message>
        <source>Long eyes show less, short eyes more of the retina. With the axial length, µm are corrected for it (Bennett, Rudnicka and Edgar 1994); without, an eye of 24 mm is assumed. A scale from a known distance or from the disc needs no correction.</source>
        <translation>Les yeux longs montrent moins de rétine, les yeux courts davantage. Avec la longueur axiale, les µm sont corrigés (Bennett, Rudnicka et Edgar 1994) ; sans elle, un œil de 24 mm est supposé. Une échelle tirée d’une distance connue ou de la papille n’a pas besoin de correction.</translation>
    </message>
    <message>
        <source>Refraction of this eye in dioptres</source>
        <translation>Réfraction de cet œil en dioptries</translation>
    </message>
    <message>
        <source>Spherical equivalent of the spectacles, like -2.75. Where no axial length is known, µm are corrected by it (Bengtsson and Krakau 1992): an estimate.</source>
        <translation>Équivalent sphérique des lunettes, par exemple -2,75. Si la longueur axiale est inconnue, les µm sont corrigés par elle (Bengtsson et Krakau 1992) : une estimation.</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>Ce qui en résulte</translation>
    </message>
    <message>
        <source>Use this scale</source>
        <translation>Utiliser cette échelle</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>   Height</source>
        <translation>   Hauteur</translation>
    </message>
    <message>
        <source>   Length</source>
        <translation>   Longueur</translation>
    </message>
    <message>
        <source>Axial length of this eye</source>
        <translation>Longueur axiale de cet œil</translation>
    </message>
    <message>
        <source>   or its refraction</source>
        <translation>   ou sa réfraction</translation>
    </message>
    <message>
        <source>D</source>
        <comment>dioptres</comment>
        <translation>D</translation>
    </message>
    <message>
        <source>width of a pixel in µm</source>
        <translation>largeur d’un pixel en µm</translation>
    </message>
    <message>
        <source>height of a pixel in µm</source>
        <translation>hauteur d’un pixel en µm</translation>
    </message>
    <message>
        <source>Click the two ends of the distance first.</source>
        <translation>Cliquez d’abord les deux bouts de la distance.</translation>
    </message>
    <message>
        <source>length of the line</source>
        <translation>longueur de la ligne</translation>
    </message>
    <message>
        <source>No scale: results in pixels.</source>
        <translation>Pas d’échelle : résultats en pixels.</translation>
    </message>
    <message>
        <source>{0}. The picture is {1:.3g} × {2:.3g} mm.</source>
        <translation>{0}. L’image mesure {1:.3g} × {2:.3g} mm.</translation>
    </message>
    <message>
        <source>It comes from this eye, so lengths are not corrected.</source>
        <translation>Elle vient de cet œil : les longueurs ne sont pas corrigées.</translation>
    </message>
    <message>
        <source>In this eye of {0:g} mm, lengths are corrected.</source>
        <translation>Dans cet œil de {0:g} mm, les longueurs sont corrigées.</translation>
    </message>
    <message>
        <source>By a refraction of {0:+g} D, lengths are corrected: an estimate.</source>
        <translation>Les longueurs sont corrigées d’après une réfraction de {0:+g} D : une estimation.</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>Go to another case</source>
        <translation>Aller à un autre cas</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Save, give the case back, and close</source>
        <translation>Enregistrer, rendre le cas et fermer</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Remettre</translation>
    </message>
    <message>
        <source>Lock the answers and go on (Ctrl+Enter)</source>
        <translation>Verrouiller les réponses et continuer (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Two readers differ on this case. Please decide.</source>
        <translation>Deux lecteurs divergent sur ce cas. Veuillez trancher.</translation>
    </message>
    <message>
        <source> · with the model</source>
        <translation> · avec le modèle</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>pas commencé</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>commencé</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>remis</translation>
    </message>
    <message>
        <source>Case {0} · {1}</source>
        <translation>Cas {0} · {1}</translation>
    </message>
    <message>
        <source>click both ends.  Esc: go back</source>
        <translation>cliquez les deux bouts.  Échap : retour</translation>
    </message>
    <message>
        <source>This cannot be submitted yet; see what is marked.</source>
        <translation>Ceci ne peut pas encore être remis ; voyez ce qui est marqué.</translation>
    </message>
    <message>
        <source>Case {0}</source>
        <translation>Cas {0}</translation>
    </message>
    <message>
        <source>Case {0} of {1}</source>
        <translation>Cas {0} sur {1}</translation>
    </message>
</context>
<context>
    <name>SecondCanvas</name>
    <message>
        <source>Second photograph, only to look at</source>
        <translation>Seconde rétinographie, à regarder seulement</translation>
    </message>
</context>
<context>
    <name>ServersPage</name>
    <message>
        <source>DICOM servers</source>
        <translation>Serveurs DICOM</translation>
    </message>
    <message>
        <source>&amp;Encrypted (TLS), its certificate checked</source>
        <translation>&amp;Chiffré (TLS), son certificat vérifié</translation>
    </message>
    <message>
        <source>the system&apos;s authorities</source>
        <translation>les autorités du système</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>P&amp;arcourir…</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>N&amp;om</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Hôte</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>Application entity &amp;title</source>
        <translation>Titre &amp;d’entité d’application (AE)</translation>
    </message>
    <message>
        <source>Certificate of its authority</source>
        <translation>Certificat de son autorité</translation>
    </message>
    <message>
        <source>Title of this program</source>
        <translation>Titre de ce programme</translation>
    </message>
    <message>
        <source>Port of this program</source>
        <translation>Port de ce programme</translation>
    </message>
    <message>
        <source>Ne&amp;w</source>
        <translation>&amp;Nouveau</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Tes&amp;t</source>
        <translation>&amp;Tester</translation>
    </message>
    <message>
        <source>Save, and ask whether it is there</source>
        <translation>Enregistrer, et demander s’il est là</translation>
    </message>
    <message>
        <source>Which certificate?</source>
        <translation>Quel certificat ?</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation>Certificats (*.pem *.crt)</translation>
    </message>
    <message>
        <source>Asking {0}</source>
        <translation>Interrogation de {0}</translation>
    </message>
    <message>
        <source>{0} answers.</source>
        <translation>{0} répond.</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Photograph</source>
        <translation>Rétinographie</translation>
    </message>
    <message>
        <source>Hide layers while it is held</source>
        <translation>Masquer les calques tant que la touche est maintenue</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>See the model&apos;s layers while it is held</source>
        <translation>Voir les calques du modèle tant que la touche est maintenue</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>Move the line of the wipe</source>
        <translation>Déplacer la ligne du volet</translation>
    </message>
    <message>
        <source>Drag it, or Alt+Left, Alt+Right</source>
        <translation>La glisser, ou Alt+Gauche, Alt+Droite</translation>
    </message>
    <message>
        <source>Move the photograph</source>
        <translation>Déplacer la rétinographie</translation>
    </message>
    <message>
        <source>Drag, or arrow keys</source>
        <translation>Glisser, ou flèches</translation>
    </message>
    <message>
        <source>Point with a tool, without a mouse</source>
        <translation>Pointer avec un outil, sans souris</translation>
    </message>
    <message>
        <source>Arrow keys, with Shift in long steps</source>
        <translation>Flèches, avec Maj à grands pas</translation>
    </message>
    <message>
        <source>Press the tool there; held with arrows, draw</source>
        <translation>Y presser l’outil ; maintenu avec les flèches, dessiner</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Zoom around the pointer</source>
        <translation>Agrandir autour du pointeur</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Molette</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuster</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Double clic</translation>
    </message>
    <message>
        <source>Contrast and brightness</source>
        <translation>Contraste et luminosité</translation>
    </message>
    <message>
        <source>Drag with the right button</source>
        <translation>Glisser avec le bouton droit</translation>
    </message>
    <message>
        <source>Size of the brush, tolerance</source>
        <translation>Taille du pinceau, tolérance</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Ctrl+Molette</translation>
    </message>
    <message>
        <source>Straight line of the brush</source>
        <translation>Ligne droite au pinceau</translation>
    </message>
    <message>
        <source>Shift+Click</source>
        <translation>Maj+Clic</translation>
    </message>
    <message>
        <source>Erase with the brush</source>
        <translation>Effacer au pinceau</translation>
    </message>
    <message>
        <source>Alt+Drag</source>
        <translation>Alt+Glisser</translation>
    </message>
    <message>
        <source>Close a polygon, apply an ellipse</source>
        <translation>Fermer un polygone, appliquer une ellipse</translation>
    </message>
    <message>
        <source>Enter, or double click</source>
        <translation>Entrée, ou double clic</translation>
    </message>
    <message>
        <source>Last point back</source>
        <translation>Retirer le dernier point</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Retour arrière</translation>
    </message>
    <message>
        <source>Order of the layers</source>
        <translation>Ordre des calques</translation>
    </message>
    <message>
        <source>Drag a row, or Alt+Up, Alt+Down</source>
        <translation>Glisser une ligne, ou Alt+Haut, Alt+Bas</translation>
    </message>
    <message>
        <source>Next control, previous control</source>
        <translation>Élément suivant, précédent</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Maj+Tab</translation>
    </message>
    <message>
        <source>Press a button</source>
        <translation>Presser un bouton</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Next vessel of CRAE or CRVE, previous vessel</source>
        <translation>Vaisseau suivant, précédent du CRAE ou du CRVE</translation>
    </message>
    <message>
        <source>N, Shift+N</source>
        <translation>N, Maj+N</translation>
    </message>
    <message>
        <source>Move the centre of the zones</source>
        <translation>Déplacer le centre des zones</translation>
    </message>
    <message>
        <source>Shift+arrow keys</source>
        <translation>Maj+Flèches</translation>
    </message>
    <message>
        <source>Leave the vessel out or take it in, place the zones</source>
        <translation>Exclure ou inclure le vaisseau, placer les zones</translation>
    </message>
    <message>
        <source>Another B-scan</source>
        <translation>Autre coupe B</translation>
    </message>
    <message>
        <source>Wheel, or Up, Down</source>
        <translation>Molette, ou Haut, Bas</translation>
    </message>
    <message>
        <source>The same with a tool in hand</source>
        <translation>De même avec un outil en main</translation>
    </message>
    <message>
        <source>Ten B-scans on</source>
        <translation>Dix coupes B plus loin</translation>
    </message>
    <message>
        <source>First B-scan, last B-scan</source>
        <translation>Première coupe B, dernière coupe B</translation>
    </message>
    <message>
        <source>Give up a gesture</source>
        <translation>Abandonner un geste</translation>
    </message>
    <message>
        <source>Surface or area before, next one</source>
        <translation>Limite ou surface précédente, suivante</translation>
    </message>
    <message>
        <source>Columns that follow, size of the brush</source>
        <translation>Colonnes qui suivent, taille du pinceau</translation>
    </message>
    <message>
        <source>Enlarge, show more</source>
        <translation>Agrandir, montrer plus</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Déplacer l’image</translation>
    </message>
    <message>
        <source>Drag, or Shift+arrow keys with the hand</source>
        <translation>Glisser, ou Maj+flèches avec la main</translation>
    </message>
    <message>
        <source>Correct what a name below the B-scan says</source>
        <translation>Corriger ce que dit un nom sous la coupe B</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>&amp;Beside it</source>
        <translation>À &amp;côté</translation>
    </message>
    <message>
        <source>What is shown beside the photograph</source>
        <translation>Ce qui est montré à côté de la rétinographie</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Liés</translation>
    </message>
    <message>
        <source>Move and zoom both together; off: each for itself</source>
        <translation>Déplacer et agrandir les deux ensemble ; sinon, chacun pour soi</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>En miroir</translation>
    </message>
    <message>
        <source>Go left on one side where the other goes right</source>
        <translation>Aller à gauche d’un côté quand l’autre va à droite</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>This workspace is shared. What you draw and sign is kept under your name.</source>
        <translation>Cet espace de travail est partagé. Ce que vous dessinez et validez est conservé sous votre nom.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Phrase de passe</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Open a photograph (Ctrl+O), or drop a file or a folder here.
To try the program, open the sample (Ctrl+Alt+O).</source>
        <translation>Ouvrez une rétinographie (Ctrl+O), ou déposez ici un fichier ou un dossier.
Pour essayer le programme, ouvrez l’exemple (Ctrl+Alt+O).</translation>
    </message>
    <message>
        <source>Not loaded.</source>
        <translation>Non chargé.</translation>
    </message>
    <message>
        <source>Continue where you were ({0}): {1}

</source>
        <translation>Reprendre où vous étiez ({0}) : {1}

</translation>
    </message>
    <message>
        <source>Not kept yet</source>
        <translation>Pas encore conservé</translation>
    </message>
    <message>
        <source>Photographs are being taken into the workspace. Keep the window open for a moment. If you close it now, those that are left are not kept.</source>
        <translation>Des photographies sont en cours d’ajout à l’espace de travail. Laissez la fenêtre ouverte un instant. Si vous la fermez maintenant, celles qui restent ne seront pas conservées.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>Your last changes are not saved. {0}

Keep the window open, and they are saved as soon as it works again. If you close it now, they may be lost.</source>
        <translation>Vos derniers changements ne sont pas enregistrés. {0}

Gardez la fenêtre ouverte : ils seront enregistrés dès que possible. Si vous la fermez maintenant, ils peuvent être perdus.</translation>
    </message>
    <message>
        <source>The workspace is busy.</source>
        <translation>L’espace de travail est occupé.</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Fermer quand même</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>Laisser ouvert</translation>
    </message>
    <message>
        <source>Your last strokes could be saved neither in the workspace nor in a file beside it. Free some space on the disk, and try again. If you close now, they are lost.</source>
        <translation>Vos derniers traits n’ont pu être enregistrés ni dans l’espace de travail ni dans un fichier voisin. Libérez de la place sur le disque et réessayez. Si vous fermez maintenant, ils sont perdus.</translation>
    </message>
    <message>
        <source>The photograph of this case is not where it was.</source>
        <translation>La rétinographie de ce cas n’est plus à sa place.</translation>
    </message>
    <message>
        <source>Open it from where it is now; its layers are found by its pixels: {0}</source>
        <translation>Ouvrez-la là où elle est maintenant ; ses calques sont retrouvés par ses pixels : {0}</translation>
    </message>
    <message>
        <source>Finish what you are drawing first.</source>
        <translation>Terminez d’abord ce que vous dessinez.</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Valider</translation>
    </message>
    <message>
        <source>Sign this case off as {0}? It is final then, and nothing of it can be changed until somebody reopens it and says why.</source>
        <translation>Valider ce cas en tant que {0} ? Il est alors définitif, et rien ne peut y être modifié avant que quelqu’un le rouvre et dise pourquoi.</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Why is this case opened again? The reason is kept in the audit trail.</source>
        <translation>Pourquoi ce cas est-il rouvert ? Le motif est conservé dans la piste d’audit.</translation>
    </message>
    <message>
        <source>Ungradable</source>
        <translation>Ininterprétable</translation>
    </message>
    <message>
        <source>Why can this photograph not be graded?</source>
        <translation>Pourquoi cette rétinographie ne peut-elle être interprétée ?</translation>
    </message>
    <message>
        <source>Out of focus</source>
        <translation>Floue</translation>
    </message>
    <message>
        <source>Too dark or too bright</source>
        <translation>Trop sombre ou trop claire</translation>
    </message>
    <message>
        <source>Media opacity</source>
        <translation>Trouble des milieux</translation>
    </message>
    <message>
        <source>The region of interest is not in the picture</source>
        <translation>La région d’intérêt n’est pas dans l’image</translation>
    </message>
    <message>
        <source>Eyelid or eyelashes</source>
        <translation>Paupière ou cils</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Screen pixels per column of the photograph</source>
        <translation>Pixels d’écran par colonne de la rétinographie</translation>
    </message>
    <message>
        <source>Width : height of a pixel, as the file or you state it. The photograph is drawn in its true shape; positions are told in its own pixels.</source>
        <translation>Largeur : hauteur d’un pixel, telle que vous ou le fichier l’indiquez. La rétinographie est dessinée dans sa vraie forme ; les positions sont données dans ses propres pixels.</translation>
    </message>
    <message>
        <source>Is your work saved?</source>
        <translation>Votre travail est-il enregistré ?</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>Réservé à la recherche. Ne pas utiliser pour le diagnostic.</translation>
    </message>
</context>
<context>
    <name>Stepping</name>
    <message>
        <source>{0} is locked. Unlock it to undo or redo this step: {1}.</source>
        <translation>{0} est verrouillé. Déverrouillez-le pour annuler ou rétablir cette étape : {1}.</translation>
    </message>
    <message>
        <source>This step cannot be read from the store: {0}</source>
        <translation>Cette étape ne peut être lue dans l’espace de travail : {0}</translation>
    </message>
    <message>
        <source>The workspace is busy. Please try again.</source>
        <translation>L’espace de travail est occupé. Veuillez réessayer.</translation>
    </message>
</context>
<context>
    <name>Studies</name>
    <message>
        <source>Studies cannot be read now.</source>
        <translation>Les études ne peuvent être lues pour l’instant.</translation>
    </message>
    <message>
        <source>The workspace is not open yet. Please try again.</source>
        <translation>L’espace de travail n’est pas encore ouvert. Veuillez réessayer.</translation>
    </message>
</context>
<context>
    <name>StudiesDialog</name>
    <message>
        <source>Studies</source>
        <translation>Études</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Étude</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Readers: read / to come</source>
        <translation>Lecteurs : lus / à venir</translation>
    </message>
    <message>
        <source>For whoever is free</source>
        <translation>Pour le premier disponible</translation>
    </message>
    <message>
        <source>To adjudicate</source>
        <translation>À départager</translation>
    </message>
    <message>
        <source>&amp;Create…</source>
        <translation>&amp;Créer…</translation>
    </message>
    <message>
        <source>Freeze a plan (TOML) and assign it</source>
        <translation>Figer un plan (TOML) et le répartir</translation>
    </message>
    <message>
        <source>&amp;Assign…</source>
        <translation>&amp;Répartir…</translation>
    </message>
    <message>
        <source>Deal the cases of a frozen study</source>
        <translation>Distribuer les cas d’une étude figée</translation>
    </message>
    <message>
        <source>C&amp;lose the study…</source>
        <translation>Clore &amp;l’étude…</translation>
    </message>
    <message>
        <source>Nothing more can be entered then</source>
        <translation>Plus rien ne pourra être saisi ensuite</translation>
    </message>
    <message>
        <source>A&amp;nalyse…</source>
        <translation>&amp;Analyser…</translation>
    </message>
    <message>
        <source>Agreement, accuracy and time as tables</source>
        <translation>Concordance, exactitude et durée en tableaux</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>All answers, masks and times</source>
        <translation>Toutes les réponses, masques et durées</translation>
    </message>
    <message>
        <source>{0}: {1} / {2}</source>
        <translation>{0} : {1} / {2}</translation>
    </message>
    <message>
        <source>, reading now</source>
        <translation>, en train de lire</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouverte</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>close</translation>
    </message>
    <message>
        <source>The plan of a study</source>
        <translation>Le plan d’une étude</translation>
    </message>
    <message>
        <source>Plans (*.toml)</source>
        <translation>Plans (*.toml)</translation>
    </message>
    <message>
        <source>A frozen study</source>
        <translation>Une étude figée</translation>
    </message>
    <message>
        <source>Frozen studies (*.study.json)</source>
        <translation>Études figées (*.study.json)</translation>
    </message>
    <message>
        <source>{0} is assigned; its readers can begin.</source>
        <translation>{0} est répartie ; ses lecteurs peuvent commencer.</translation>
    </message>
    <message>
        <source>Secret seed of the allocation list. Keep it where no reader sees it.</source>
        <translation>Graine secrète de la liste d’attribution. Conservez-la où aucun lecteur ne la voit.</translation>
    </message>
    <message>
        <source>Once more, please.</source>
        <translation>Encore une fois, s’il vous plaît.</translation>
    </message>
    <message>
        <source>Allocation list</source>
        <translation>Liste d’attribution</translation>
    </message>
    <message>
        <source>The two seeds differ, or are empty. Nothing was assigned.</source>
        <translation>Les deux graines diffèrent ou sont vides. Rien n’a été réparti.</translation>
    </message>
    <message numerus="yes">
        <source>Close {0}? %n readings are still to come, and could not be made.</source>
        <translation>
            <numerusform>Clore {0} ? %n lecture reste à faire et ne pourrait plus l’être.</numerusform>
            <numerusform>Clore {0} ? %n lectures restent à faire et ne pourraient plus l’être.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the study</source>
        <translation>Clore l’étude</translation>
    </message>
    <message>
        <source>You are a reader of {0}. Its results can be seen when it is closed.</source>
        <translation>Vous êtes lecteur de {0}. Ses résultats seront visibles une fois l’étude close.</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Dossier des résultats</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>Écrit : {0}</translation>
    </message>
    <message>
        <source>Working …</source>
        <translation>Travail en cours …</translation>
    </message>
</context>
<context>
    <name>StudyPages</name>
    <message>
        <source>All is read. Thank you.</source>
        <translation>Tout est lu. Merci.</translation>
    </message>
    <message>
        <source>Every case of yours is submitted and locked.</source>
        <translation>Tous vos cas sont remis et verrouillés.</translation>
    </message>
    <message>
        <source>The first round is done.</source>
        <translation>Le premier tour est terminé.</translation>
    </message>
    <message>
        <source>The second round begins on {0}. Please come back then.</source>
        <translation>Le second tour commence le {0}. Revenez alors, s’il vous plaît.</translation>
    </message>
    <message>
        <source>Nothing is left to read for now.</source>
        <translation>Il n’y a plus rien à lire pour l’instant.</translation>
    </message>
    <message>
        <source>The cases that are left are in the hands of other readers. Some may come back, at the latest at {0}.</source>
        <translation>Les cas restants sont entre les mains d’autres lecteurs. Certains reviendront peut-être, au plus tard à {0}.</translation>
    </message>
    <message>
        <source>a time not yet known</source>
        <translation>une heure encore inconnue</translation>
    </message>
</context>
<context>
    <name>ToolStrip</name>
    <message>
        <source>The layer that tools change (, and . for others)</source>
        <translation>Le calque que modifient les outils (, et . pour les autres)</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Rayon</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolérance</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Au moins</translation>
    </message>
    <message>
        <source>Certainty not kept · segment again</source>
        <translation>Certitude non conservée · segmenter de nouveau</translation>
    </message>
    <message>
        <source>How certain the model was is not kept after a restart; your layers stay</source>
        <translation>La certitude du modèle n’est pas conservée après un redémarrage ; vos calques restent</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Add to the layer</source>
        <translation>Ajouter au calque</translation>
    </message>
    <message>
        <source>Take away from the layer</source>
        <translation>Retirer du calque</translation>
    </message>
    <message>
        <source>Keep only what is inside</source>
        <translation>Ne garder que l’intérieur</translation>
    </message>
    <message>
        <source>Put in the layer&apos;s place</source>
        <translation>Remplacer le calque</translation>
    </message>
    <message>
        <source>In the field only</source>
        <translation>Dans le champ seulement</translation>
    </message>
    <message>
        <source>Paint only on the photographed field</source>
        <translation>Peindre seulement dans le champ photographié</translation>
    </message>
    <message>
        <source>Paint only inside this layer</source>
        <translation>Peindre seulement dans ce calque</translation>
    </message>
    <message>
        <source>Layers that must not be painted over</source>
        <translation>Calques à ne pas recouvrir</translation>
    </message>
    <message>
        <source>Choose a layer</source>
        <translation>Choisir un calque</translation>
    </message>
    <message>
        <source>Inside any layer or none</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Inside: {0}</source>
        <translation>Dans : {0}</translation>
    </message>
    <message>
        <source>Not over: {0}</source>
        <translation>Pas sur : {0}</translation>
    </message>
    <message>
        <source>Not over …</source>
        <translation>Pas sur …</translation>
    </message>
</context>
<context>
    <name>Toolbox</name>
    <message>
        <source>Brush</source>
        <translation>Pinceau</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Gomme</translation>
    </message>
    <message>
        <source>Questionable</source>
        <translation>Douteux</translation>
    </message>
    <message>
        <source>Paint what is likely</source>
        <translation>Peindre le probable</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygone</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Fill a hole</source>
        <translation>Remplir un trou</translation>
    </message>
    <message>
        <source>Smart fill</source>
        <translation>Remplissage intelligent</translation>
    </message>
    <message>
        <source>Erase a piece</source>
        <translation>Effacer un élément</translation>
    </message>
    <message>
        <source>Vessel</source>
        <translation>Vaisseau</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Move a piece</source>
        <translation>Déplacer un élément</translation>
    </message>
    <message>
        <source>Move a landmark</source>
        <translation>Déplacer un repère</translation>
    </message>
    <message>
        <source>There is no probability map of this layer. Segment the photograph first.</source>
        <translation>Il n’y a pas de carte de probabilité de ce calque. Segmentez d’abord la rétinographie.</translation>
    </message>
    <message>
        <source>Choose a layer first, or add one.</source>
        <translation>Choisissez d’abord un calque, ou ajoutez-en un.</translation>
    </message>
    <message>
        <source>Fill all holes</source>
        <translation>Remplir tous les trous</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>Rétrécir</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Lisser</translation>
    </message>
    <message>
        <source>Keep the largest piece</source>
        <translation>Garder le plus grand élément</translation>
    </message>
    <message>
        <source>Erase pieces below {0} px</source>
        <translation>Effacer les éléments de moins de {0} px</translation>
    </message>
    <message>
        <source>{0} was given up: the layer was changed meanwhile.</source>
        <translation>{0} : abandonné, car le calque a changé entre-temps.</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>The line holds no pixel of the picture.</source>
        <translation>La ligne n’entoure aucun pixel de l’image.</translation>
    </message>
    <message>
        <source>Click at least three points of the edge that are not on a line.</source>
        <translation>Cliquez au moins trois points du bord qui ne soient pas alignés.</translation>
    </message>
    <message>
        <source>Enter: put the ellipse into the layer.  Backspace: last point back</source>
        <translation>Entrée : mettre l’ellipse dans le calque.  Retour arrière : retirer le dernier point</translation>
    </message>
    <message>
        <source>Click three to five points of the edge</source>
        <translation>Cliquez trois à cinq points du bord</translation>
    </message>
    <message>
        <source>Click into a hole that the layer closes off.</source>
        <translation>Cliquez dans un trou fermé par le calque.</translation>
    </message>
    <message>
        <source>Click a piece of the active layer.</source>
        <translation>Cliquez un élément du calque actif.</translation>
    </message>
    <message>
        <source>Take hold of a landmark: a ring with a cross.</source>
        <translation>Saisissez un repère : un anneau avec une croix.</translation>
    </message>
    <message>
        <source>{0} was given up: another layer or operation was chosen.</source>
        <translation>{0} : abandonné, car un autre calque ou une autre opération a été choisi.</translation>
    </message>
    <message>
        <source>Click an artery or a vein.</source>
        <translation>Cliquez une artère ou une veine.</translation>
    </message>
    <message>
        <source>Artery to vein</source>
        <translation>Artère en veine</translation>
    </message>
    <message>
        <source>Vein to artery</source>
        <translation>Veine en artère</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinceau</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Gomme</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygone</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Fill a hole</source>
        <translation>Remplir un trou</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Erase a piece</source>
        <translation>Effacer un élément</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Radius of the brush (Ctrl and the wheel)</source>
        <translation>Rayon du pinceau (Ctrl et la molette)</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Encrypted workspace</source>
        <translation>Espace de travail chiffré</translation>
    </message>
    <message>
        <source>Your workspace is encrypted. Without its passphrase, photographs can be looked at and segmented, but nothing is kept and nothing of before is shown.</source>
        <translation>Votre espace de travail est chiffré. Sans sa phrase de passe, on peut regarder et segmenter des photographies, mais rien n&apos;est gardé et rien d&apos;avant n&apos;est montré.</translation>
    </message>
    <message>
        <source>The passphrase is wrong, or the start of the file is damaged. Please try again, or restore a backup.</source>
        <translation>La phrase de passe est fausse, ou le début du fichier est endommagé. Réessayez, ou restaurez une sauvegarde.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Phrase de passe</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>VolumeView</name>
    <message>
        <source>  B-scan {0} of {1}</source>
        <translation>  Coupe B {0} sur {1}</translation>
    </message>
</context>
<context>
    <name>WarmUp</name>
    <message>
        <source>A part of the program cannot start.</source>
        <translation>Une partie du programme ne peut pas démarrer.</translation>
    </message>
</context>
<context>
    <name>WholeLayerDialog</name>
    <message>
        <source>Change the whole layer</source>
        <translation>Modifier tout le calque</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Grow, shrink, smooth by</source>
        <translation>Agrandir, rétrécir, lisser de</translation>
    </message>
    <message>
        <source>Smallest piece to keep</source>
        <translation>Plus petit élément à garder</translation>
    </message>
    <message>
        <source>Commands change the active layer; each is one step of the history.</source>
        <translation>Les commandes modifient le calque actif ; chacune est une étape de l’historique.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>Workflow</name>
    <message>
        <source>This cannot be changed.</source>
        <translation>Ceci ne peut être modifié.</translation>
    </message>
    <message>
        <source>This cannot be opened.</source>
        <translation>Ceci ne peut être ouvert.</translation>
    </message>
    <message>
        <source>Axial length</source>
        <translation>Longueur axiale</translation>
    </message>
    <message>
        <source>Choice of vessels or zones</source>
        <translation>Choix des vaisseaux ou des zones</translation>
    </message>
    <message>
        <source>Segmenting</source>
        <translation>Segmentation</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Écriture du compte rendu</translation>
    </message>
    <message>
        <source>Writing the results</source>
        <translation>Écriture des résultats</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Finish what you are drawing first.</source>
        <translation>Terminez d’abord ce que vous dessinez.</translation>
    </message>
    <message>
        <source>{0} did not work.</source>
        <translation>{0} : échec.</translation>
    </message>
</context>
<context>
    <name>WorklistPanel</name>
    <message>
        <source>Worklist</source>
        <translation>Liste de travail</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source> What you drew is kept in {0}.</source>
        <translation> Ce que vous avez dessiné est conservé dans {0}.</translation>
    </message>
    <message>
        <source>This could not be saved.</source>
        <translation>Ceci n’a pas pu être enregistré.</translation>
    </message>
    <message>
        <source>Your work is not saved yet.</source>
        <translation>Votre travail n’est pas encore enregistré.</translation>
    </message>
    <message>
        <source>The workspace was deleted while it was open.</source>
        <translation>L’espace de travail a été supprimé alors qu’il était ouvert.</translation>
    </message>
    <message>
        <source>It was written anew, and nothing is lost: {0}</source>
        <translation>Il a été réécrit, et rien n’est perdu : {0}</translation>
    </message>
    <message>
        <source> A copy is kept: {0}</source>
        <translation> Une copie est conservée : {0}</translation>
    </message>
    <message>
        <source>The workspace cannot be used.</source>
        <translation>L’espace de travail ne peut être utilisé.</translation>
    </message>
    <message>
        <source>Corrections from before could not be taken in, and are kept in a file:</source>
        <translation>Des corrections antérieures n’ont pas pu être reprises et sont conservées dans un fichier :</translation>
    </message>
</context>
<context>
    <name>WrittenPage</name>
    <message>
        <source>What became of the files</source>
        <translation>Ce que sont devenus les fichiers</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Regardée</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Show the &amp;folder</source>
        <translation>Montrer le &amp;dossier</translation>
    </message>
    <message>
        <source>Copies are being written …</source>
        <translation>Écriture des copies …</translation>
    </message>
    <message>
        <source>written</source>
        <translation>écrit</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>omis</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Stopped; what is written stays.</source>
        <translation>Arrêté ; ce qui est écrit reste.</translation>
    </message>
    <message>
        <source>Written: {0}. Refused: {1}. Left out: {2}.</source>
        <translation>Écrits : {0}. Refusés : {1}. Omis : {2}.</translation>
    </message>
    <message>
        <source>Written, but looked at by nobody: {0}. Their copies say that writing may be in them.</source>
        <translation>Écrites, mais regardées par personne : {0}. Leurs copies disent qu&apos;il peut s&apos;y trouver de l&apos;écriture.</translation>
    </message>
    <message>
        <source>Whether a copy leads back to somebody is for you to judge.</source>
        <translation>C&apos;est à vous de juger si une copie mène à quelqu&apos;un.</translation>
    </message>
</context>
<context>
    <name>_Table</name>
    <message>
        <source>Select it to see it on the photograph.</source>
        <translation>Sélectionnez-le pour le voir sur la rétinographie.</translation>
    </message>
</context>
</TS>
