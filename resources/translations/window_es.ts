<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About RetSAM Desktop</source>
        <translation>Acerca de RetSAM Desktop</translation>
    </message>
    <message>
        <source>&lt;b&gt;Research use only. Not for diagnosis.&lt;/b&gt;</source>
        <translation>&lt;b&gt;Solo para investigación. No apto para diagnóstico.&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Models and versions</source>
        <translation>Modelos y versiones</translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation>Versiones y licencias</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>A&amp;brir…</translation>
    </message>
    <message>
        <source>Open one photograph or several</source>
        <translation>Abrir una o varias retinografías</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>Abrir &amp;carpeta…</translation>
    </message>
    <message>
        <source>Open all photographs of a folder</source>
        <translation>Abrir todas las retinografías de una carpeta</translation>
    </message>
    <message>
        <source>Open a &amp;CD…</source>
        <translation>Abrir &amp;un CD…</translation>
    </message>
    <message>
        <source>Show the patients of a disc or a folder of DICOM files</source>
        <translation>Mostrar los pacientes de un disco o de una carpeta de archivos DICOM</translation>
    </message>
    <message>
        <source>&amp;DICOM servers…</source>
        <translation>Servidores &amp;DICOM…</translation>
    </message>
    <message>
        <source>Fetch from a PACS, see who is expected and what waits to be sent</source>
        <translation>Traer de un PACS, ver a quién se espera y qué falta por enviar</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>Abrir &amp;el ejemplo</translation>
    </message>
    <message>
        <source>Open a drawn photograph to try the program with</source>
        <translation>Abrir una retinografía dibujada para probar el programa</translation>
    </message>
    <message>
        <source>&amp;Previous photograph</source>
        <translation>Retinografía &amp;anterior</translation>
    </message>
    <message>
        <source>Go back in the worklist</source>
        <translation>Retroceder en la lista de trabajo</translation>
    </message>
    <message>
        <source>&amp;Next photograph</source>
        <translation>&amp;Retinografía siguiente</translation>
    </message>
    <message>
        <source>Go on in the worklist</source>
        <translation>Avanzar en la lista de trabajo</translation>
    </message>
    <message>
        <source>&amp;Export report…</source>
        <translation>Exportar el &amp;informe…</translation>
    </message>
    <message>
        <source>Write the report as a PDF</source>
        <translation>Escribir el informe en PDF</translation>
    </message>
    <message>
        <source>Report &amp;language and paper…</source>
        <translation>Idioma &amp;y papel del informe…</translation>
    </message>
    <message>
        <source>Choose the language and the paper of reports</source>
        <translation>Elegir el idioma y el papel de los informes</translation>
    </message>
    <message>
        <source>Export &amp;masks and measurements…</source>
        <translation>Exportar &amp;máscaras y medidas…</translation>
    </message>
    <message>
        <source>Write masks, overlay, measurements and report into a folder</source>
        <translation>Escribir máscaras, superposición, medidas e informe en una carpeta</translation>
    </message>
    <message>
        <source>E&amp;xport for other programs…</source>
        <translation>Exportar &amp;para otros programas…</translation>
    </message>
    <message>
        <source>Write COCO, labelme, NIfTI, label map, overlay, training data and more</source>
        <translation>Escribir COCO, labelme, NIfTI, mapa de etiquetas, superposición, datos de entrenamiento y más</translation>
    </message>
    <message>
        <source>De-&amp;identify…</source>
        <translation>Desidenti&amp;ficar…</translation>
    </message>
    <message>
        <source>Write copies of files that name nobody, after a look at each</source>
        <translation>Escribir copias de archivos que no nombran a nadie, tras mirar cada una</translation>
    </message>
    <message>
        <source>&amp;Clear recent files</source>
        <translation>Borrar &amp;los archivos recientes</translation>
    </message>
    <message>
        <source>Forget the files that were opened last</source>
        <translation>Olvidar los últimos archivos abiertos</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Cerrar el programa</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>A&amp;justar</translation>
    </message>
    <message>
        <source>Show the whole photograph</source>
        <translation>Mostrar la retinografía entera</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Tamaño real</translation>
    </message>
    <message>
        <source>One pixel of the photograph on one pixel of the screen</source>
        <translation>Un píxel de la retinografía en un píxel de la pantalla</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ac&amp;ercar</translation>
    </message>
    <message>
        <source>Enlarge around the middle; the wheel enlarges around the pointer</source>
        <translation>Ampliar alrededor del centro; la rueda amplía alrededor del puntero</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Alejar</translation>
    </message>
    <message>
        <source>Show more of the photograph</source>
        <translation>Mostrar más de la retinografía</translation>
    </message>
    <message>
        <source>&amp;Original</source>
        <translation>Ori&amp;ginal</translation>
    </message>
    <message>
        <source>The photograph as it is</source>
        <translation>La retinografía tal como es</translation>
    </message>
    <message>
        <source>&amp;Red-free</source>
        <translation>A&amp;neritra</translation>
    </message>
    <message>
        <source>The green channel alone: vessels and haemorrhages stand out</source>
        <translation>Solo el canal verde: resaltan vasos y hemorragias</translation>
    </message>
    <message>
        <source>&amp;Luminance</source>
        <translation>Lu&amp;minancia</translation>
    </message>
    <message>
        <source>All colours as one grey</source>
        <translation>Todos los colores como un solo gris</translation>
    </message>
    <message>
        <source>&amp;CLAHE</source>
        <translation>CLA&amp;HE</translation>
    </message>
    <message>
        <source>Local contrast equalised</source>
        <translation>Contraste local igualado</translation>
    </message>
    <message>
        <source>Reset &amp;display</source>
        <translation>&amp;Restablecer la imagen</translation>
    </message>
    <message>
        <source>Original colours, brightness, contrast and gamma</source>
        <translation>Colores, brillo, contraste y gamma originales</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>&amp;Invertir</translation>
    </message>
    <message>
        <source>Turn light into dark</source>
        <translation>Cambiar claro por oscuro</translation>
    </message>
    <message>
        <source>Keep the &amp;view</source>
        <translation>Mantener la &amp;vista</translation>
    </message>
    <message>
        <source>Leave place and zoom as they are for the next photograph</source>
        <translation>Conservar lugar y ampliación para la retinografía siguiente</translation>
    </message>
    <message>
        <source>&amp;Hide layers</source>
        <translation>Oc&amp;ultar las capas</translation>
    </message>
    <message>
        <source>Hide all layers; hold Space to hide them for a moment</source>
        <translation>Ocultar todas las capas; mantener Espacio las oculta un momento</translation>
    </message>
    <message>
        <source>&amp;Model&apos;s layers</source>
        <translation>Ca&amp;pas del modelo</translation>
    </message>
    <message>
        <source>See the model&apos;s layers in place of yours; hold M to see them briefly</source>
        <translation>Ver las capas del modelo en lugar de las propias; mantener M las muestra un momento</translation>
    </message>
    <message>
        <source>&amp;Wipe</source>
        <translation>C&amp;ortina</translation>
    </message>
    <message>
        <source>Draw a line across: left of it the model&apos;s layers, right of it yours</source>
        <translation>Trazar una línea: a la izquierda las capas del modelo, a la derecha las suyas</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>&amp;Lado a lado</translation>
    </message>
    <message>
        <source>A second side to look at: the model&apos;s layers, another visit, the other eye</source>
        <translation>Un segundo lado para mirar: las capas del modelo, otra visita, el otro ojo</translation>
    </message>
    <message>
        <source>C&amp;olours of layers…</source>
        <translation>Colores &amp;de las capas…</translation>
    </message>
    <message>
        <source>Choose colours, and see which of them look alike and to whom</source>
        <translation>Elegir colores y ver cuáles se parecen, y a quién</translation>
    </message>
    <message>
        <source>Reset &amp;colours of layers</source>
        <translation>Restablecer los &amp;colores de las capas</translation>
    </message>
    <message>
        <source>Give all layers their usual colours again</source>
        <translation>Dar de nuevo a todas las capas sus colores habituales</translation>
    </message>
    <message>
        <source>Show patient&apos;s &amp;name</source>
        <translation>Mostrar el nom&amp;bre del paciente</translation>
    </message>
    <message>
        <source>Show the patient&apos;s name instead of the pseudonym</source>
        <translation>Mostrar el nombre del paciente en lugar del seudónimo</translation>
    </message>
    <message>
        <source>&amp;System theme</source>
        <translation>Tema del &amp;sistema</translation>
    </message>
    <message>
        <source>Dark or light as the system has it</source>
        <translation>Oscuro o claro, como el sistema</translation>
    </message>
    <message>
        <source>Dar&amp;k theme</source>
        <translation>Tema oscuro</translation>
    </message>
    <message>
        <source>Light text on a dark ground</source>
        <translation>Texto claro sobre fondo oscuro</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>Tema claro</translation>
    </message>
    <message>
        <source>Dark text on a light ground</source>
        <translation>Texto oscuro sobre fondo claro</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>Pre&amp;ferencias…</translation>
    </message>
    <message>
        <source>Language, the hand that holds the mouse, motion on the screen</source>
        <translation>Idioma, mano que sujeta el ratón, movimiento en la pantalla</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>Usar toda la pantalla</translation>
    </message>
    <message>
        <source>&amp;Segment</source>
        <translation>S&amp;egmentar</translation>
    </message>
    <message>
        <source>Find vessels, optic disc and what else the model knows</source>
        <translation>Encontrar vasos, papila y todo lo que conoce el modelo</translation>
    </message>
    <message>
        <source>Vessels and zones of the &amp;model</source>
        <translation>&amp;Vasos y zonas del modelo</translation>
    </message>
    <message>
        <source>Measure the vessels and zones that the model gives</source>
        <translation>Medir los vasos y las zonas que da el modelo</translation>
    </message>
    <message>
        <source>Ne&amp;xt lesion</source>
        <translation>Lesión &amp;siguiente</translation>
    </message>
    <message>
        <source>Go to the next piece in the list of lesions</source>
        <translation>Ir al elemento siguiente de la lista de lesiones</translation>
    </message>
    <message>
        <source>&amp;Previous lesion</source>
        <translation>&amp;Lesión anterior</translation>
    </message>
    <message>
        <source>Go to the piece before in the list of lesions</source>
        <translation>Ir al elemento anterior de la lista de lesiones</translation>
    </message>
    <message>
        <source>Set the s&amp;cale…</source>
        <translation>&amp;Fijar la escala…</translation>
    </message>
    <message>
        <source>State the size of a pixel on the retina, so that lengths come in µm</source>
        <translation>Indicar el tamaño de un píxel en la retina, para tener longitudes en µm</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>M&amp;odelos…</translation>
    </message>
    <message>
        <source>Choose the model that segments; add published ones from their files</source>
        <translation>Elegir el modelo que segmenta; añadir modelos publicados desde sus archivos</translation>
    </message>
    <message>
        <source>&amp;Improve the model…</source>
        <translation>&amp;Mejorar el modelo…</translation>
    </message>
    <message>
        <source>Let the model learn from photographs that you corrected</source>
        <translation>Dejar que el modelo aprenda de las retinografías que usted corrigió</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>Stop what the program does, or take a drawn measurement away</source>
        <translation>Detener lo que hace el programa, o quitar una medida dibujada</translation>
    </message>
    <message>
        <source>Find a &amp;command…</source>
        <translation>&amp;Buscar una orden…</translation>
    </message>
    <message>
        <source>All commands in one list to search</source>
        <translation>Todas las órdenes en una lista en la que buscar</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>Atajos &amp;de teclado</translation>
    </message>
    <message>
        <source>All keys on one sheet</source>
        <translation>Todas las teclas en una hoja</translation>
    </message>
    <message>
        <source>C&amp;hange keys…</source>
        <translation>&amp;Cambiar teclas…</translation>
    </message>
    <message>
        <source>Give actions other keys</source>
        <translation>Dar otras teclas a las órdenes</translation>
    </message>
    <message>
        <source>Show &amp;log file</source>
        <translation>&amp;Mostrar el registro</translation>
    </message>
    <message>
        <source>Open the folder with the details of errors</source>
        <translation>Abrir la carpeta con los detalles de los errores</translation>
    </message>
    <message>
        <source>&amp;About RetSAM Desktop</source>
        <translation>&amp;Acerca de RetSAM Desktop</translation>
    </message>
    <message>
        <source>Versions, models, conditions of use</source>
        <translation>Versiones, modelos, condiciones de uso</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>A&amp;rchivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>E&amp;dición</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Herramientas</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>A&amp;nálisis</translation>
    </message>
    <message>
        <source>&amp;Case</source>
        <translation>&amp;Caso</translation>
    </message>
    <message>
        <source>&amp;Studies</source>
        <translation>&amp;Estudios</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Ayuda</translation>
    </message>
    <message>
        <source>&amp;Continue with the last case</source>
        <translation>&amp;Seguir con el último caso</translation>
    </message>
    <message>
        <source>Open the photograph that was worked on last</source>
        <translation>Abrir la última retinografía en la que se trabajó</translation>
    </message>
    <message>
        <source>&amp;Load again</source>
        <translation>&amp;Cargar de nuevo</translation>
    </message>
    <message>
        <source>Ask the workspace for the case once more, or sign in to it</source>
        <translation>Pedir otra vez el caso al espacio de trabajo, o iniciar sesión en él</translation>
    </message>
    <message>
        <source>&amp;Keep in the workspace</source>
        <translation>&amp;Guardar en el espacio de trabajo</translation>
    </message>
    <message>
        <source>Put a copy of the photograph&apos;s file into the encrypted workspace</source>
        <translation>Poner una copia del archivo de la fotografía en el espacio de trabajo cifrado</translation>
    </message>
    <message>
        <source>&amp;Open what is kept…</source>
        <translation>&amp;Abrir lo guardado…</translation>
    </message>
    <message>
        <source>Open a photograph that the encrypted workspace keeps</source>
        <translation>Abrir una fotografía que guarda el espacio de trabajo cifrado</translation>
    </message>
    <message>
        <source>&amp;Sign off…</source>
        <translation>&amp;Firmar…</translation>
    </message>
    <message>
        <source>Make the case final under your name, and lock it</source>
        <translation>Hacer definitivo el caso bajo su nombre, y bloquearlo</translation>
    </message>
    <message>
        <source>&amp;Reopen…</source>
        <translation>&amp;Reabrir…</translation>
    </message>
    <message>
        <source>Make a final case a draft again; the reason is kept</source>
        <translation>Convertir un caso definitivo otra vez en borrador; se guarda el motivo</translation>
    </message>
    <message>
        <source>&amp;Ungradable…</source>
        <translation>&amp;No evaluable…</translation>
    </message>
    <message>
        <source>Say that the photograph cannot be graded and why, or take that back</source>
        <translation>Decir que la retinografía no se puede evaluar y por qué, o retirarlo</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>De&amp;shacer</translation>
    </message>
    <message>
        <source>Take back the last stroke, command or choice</source>
        <translation>Retirar el último trazo, orden o elección</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Re&amp;hacer</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Hacer de nuevo lo que se retiró</translation>
    </message>
    <message>
        <source>&amp;Add layer…</source>
        <translation>Aña&amp;dir capa…</translation>
    </message>
    <message>
        <source>Add an empty layer for a structure, to draw it by hand</source>
        <translation>Añadir una capa vacía para una estructura, para dibujarla a mano</translation>
    </message>
    <message>
        <source>&amp;Next layer</source>
        <translation>Ca&amp;pa siguiente</translation>
    </message>
    <message>
        <source>Correct the next layer of the list</source>
        <translation>Corregir la capa siguiente de la lista</translation>
    </message>
    <message>
        <source>&amp;Previous layer</source>
        <translation>Capa &amp;anterior</translation>
    </message>
    <message>
        <source>Correct the layer before in the list</source>
        <translation>Corregir la capa anterior de la lista</translation>
    </message>
    <message>
        <source>&amp;Take over the layer</source>
        <translation>Adoptar &amp;la capa</translation>
    </message>
    <message>
        <source>Make the model&apos;s layer your own as it is: you have looked, and agree</source>
        <translation>Hacer suya la capa del modelo tal como está: la ha mirado y está de acuerdo</translation>
    </message>
    <message>
        <source>&amp;Drop corrections</source>
        <translation>D&amp;escartar correcciones</translation>
    </message>
    <message>
        <source>Go back to the model&apos;s layer of this structure</source>
        <translation>Volver a la capa del modelo para esta estructura</translation>
    </message>
    <message>
        <source>Copy the la&amp;yer into…</source>
        <translation>C&amp;opiar la capa a…</translation>
    </message>
    <message>
        <source>Give the pixels of the active layer to another structure</source>
        <translation>Dar los píxeles de la capa activa a otra estructura</translation>
    </message>
    <message>
        <source>S&amp;maller brush</source>
        <translation>P&amp;incel más pequeño</translation>
    </message>
    <message>
        <source>Make the brush smaller; Ctrl and the wheel do it too</source>
        <translation>Reducir el pincel; también Ctrl y la rueda</translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation>Pincel &amp;más grande</translation>
    </message>
    <message>
        <source>Make the brush larger; Ctrl and the wheel do it too</source>
        <translation>Agrandar el pincel; también Ctrl y la rueda</translation>
    </message>
    <message>
        <source>Fill all &amp;holes</source>
        <translation>Rellenar todos los agu&amp;jeros</translation>
    </message>
    <message>
        <source>Fill every hole of the active layer</source>
        <translation>Rellenar cada agujero de la capa activa</translation>
    </message>
    <message>
        <source>Outline the layer ane&amp;w</source>
        <translation>Delinear de &amp;nuevo la capa</translation>
    </message>
    <message>
        <source>Outline each piece of the active layer again, from its own box</source>
        <translation>Delinear de nuevo cada elemento de la capa activa desde su recuadro</translation>
    </message>
    <message>
        <source>&amp;Change the whole layer…</source>
        <translation>Cambiar &amp;toda la capa…</translation>
    </message>
    <message>
        <source>Set how far a layer grows, and how small a piece may be; and do it</source>
        <translation>Ajustar cuánto crece una capa y lo pequeño que puede ser un elemento; y hacerlo</translation>
    </message>
    <message>
        <source>&amp;Grow</source>
        <translation>C&amp;recer</translation>
    </message>
    <message>
        <source>Make the active layer larger on all sides</source>
        <translation>Agrandar la capa activa por todos los lados</translation>
    </message>
    <message>
        <source>&amp;Shrink</source>
        <translation>Enco&amp;ger</translation>
    </message>
    <message>
        <source>Make the active layer smaller on all sides</source>
        <translation>Reducir la capa activa por todos los lados</translation>
    </message>
    <message>
        <source>Sm&amp;ooth</source>
        <translation>S&amp;uavizar</translation>
    </message>
    <message>
        <source>Even out bumps and notches of the active layer</source>
        <translation>Igualar salientes y muescas de la capa activa</translation>
    </message>
    <message>
        <source>&amp;Keep the largest piece</source>
        <translation>&amp;Conservar el elemento mayor</translation>
    </message>
    <message>
        <source>Erase all pieces of the active layer but the largest</source>
        <translation>Borrar todos los elementos de la capa activa menos el mayor</translation>
    </message>
    <message>
        <source>Erase small p&amp;ieces</source>
        <translation>&amp;Borrar elementos pequeños</translation>
    </message>
    <message>
        <source>Erase pieces of the active layer with fewer pixels than set</source>
        <translation>Borrar los elementos de la capa activa con menos píxeles de los fijados</translation>
    </message>
    <message>
        <source>&amp;Hand</source>
        <translation>M&amp;ano</translation>
    </message>
    <message>
        <source>Move the photograph</source>
        <translation>Mover la retinografía</translation>
    </message>
    <message>
        <source>P&amp;oint at it</source>
        <translation>S&amp;eñalar</translation>
    </message>
    <message>
        <source>Drag a box around it, or click into it: a model outlines it. Right-click: not this. Shift+drag: a scribble. Enter accepts</source>
        <translation>Trace un recuadro alrededor, o haga clic dentro: un modelo lo delinea. Clic derecho: esto no. Mayús+arrastrar: garabato. Intro acepta</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>Pin&amp;cel</translation>
    </message>
    <message>
        <source>Paint the active layer; Shift for a straight line, Alt to erase</source>
        <translation>Pintar la capa activa; Mayús para una línea recta, Alt para borrar</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>&amp;Goma</translation>
    </message>
    <message>
        <source>Erase from the active layer; Shift for a straight line</source>
        <translation>Borrar de la capa activa; Mayús para una línea recta</translation>
    </message>
    <message>
        <source>&amp;Polygon</source>
        <translation>&amp;Polígono</translation>
    </message>
    <message>
        <source>Click the corners of an area; Enter closes it</source>
        <translation>Haga clic en las esquinas de un área; Intro la cierra</translation>
    </message>
    <message>
        <source>&amp;Lasso</source>
        <translation>La&amp;zo</translation>
    </message>
    <message>
        <source>Draw around an area</source>
        <translation>Dibujar alrededor de un área</translation>
    </message>
    <message>
        <source>&amp;Fill a hole</source>
        <translation>Rellenar un agu&amp;jero</translation>
    </message>
    <message>
        <source>Click a hole of the active layer to fill it</source>
        <translation>Haga clic en un agujero de la capa activa para rellenarlo</translation>
    </message>
    <message>
        <source>&amp;Smart fill</source>
        <translation>Relleno &amp;inteligente</translation>
    </message>
    <message>
        <source>Click to take connected pixels that look alike</source>
        <translation>Haga clic para tomar píxeles contiguos que se parecen</translation>
    </message>
    <message>
        <source>&amp;Vessel</source>
        <translation>Va&amp;so</translation>
    </message>
    <message>
        <source>Click along a vessel: it is painted at its own width</source>
        <translation>Haga clic a lo largo de un vaso: se pinta con su propia anchura</translation>
    </message>
    <message>
        <source>E&amp;llipse</source>
        <translation>E&amp;lipse</translation>
    </message>
    <message>
        <source>Click three to five points of an edge, as of disc or cup</source>
        <translation>Haga clic en tres a cinco puntos de un borde, como el de la papila o la excavación</translation>
    </message>
    <message>
        <source>Paint what is lik&amp;ely</source>
        <translation>Pin&amp;tar lo probable</translation>
    </message>
    <message>
        <source>A brush that takes only pixels which the model finds likely</source>
        <translation>Un pincel que toma solo los píxeles que el modelo considera probables</translation>
    </message>
    <message>
        <source>&amp;Questionable</source>
        <translation>D&amp;udoso</translation>
    </message>
    <message>
        <source>Mark pixels that you are not sure of; Alt to unmark</source>
        <translation>Marcar píxeles de los que no está seguro; Alt para desmarcar</translation>
    </message>
    <message>
        <source>Erase a p&amp;iece</source>
        <translation>&amp;Borrar un elemento</translation>
    </message>
    <message>
        <source>Click a piece of the active layer to erase it; Shift keeps it alone</source>
        <translation>Haga clic en un elemento de la capa activa para borrarlo; Mayús conserva solo ese</translation>
    </message>
    <message>
        <source>&amp;Artery ↔ vein</source>
        <translation>Arteria ↔ &amp;vena</translation>
    </message>
    <message>
        <source>Click a vessel: its whole segment becomes of the other kind</source>
        <translation>Haga clic en un vaso: todo su segmento cambia de tipo</translation>
    </message>
    <message>
        <source>&amp;Move a piece</source>
        <translation>M&amp;over un elemento</translation>
    </message>
    <message>
        <source>Drag a piece of the active layer; the wheel turns it</source>
        <translation>Arrastrar un elemento de la capa activa; la rueda lo gira</translation>
    </message>
    <message>
        <source>Move a la&amp;ndmark</source>
        <translation>&amp;Mover un punto de referencia</translation>
    </message>
    <message>
        <source>Drag the fovea or the centre of the disc</source>
        <translation>Arrastrar la fóvea o el centro de la papila</translation>
    </message>
    <message>
        <source>&amp;Caliper</source>
        <translation>&amp;Distancia</translation>
    </message>
    <message>
        <source>Measure a distance between two clicks</source>
        <translation>Medir una distancia entre dos clics</translation>
    </message>
    <message>
        <source>An&amp;gle</source>
        <translation>Á&amp;ngulo</translation>
    </message>
    <message>
        <source>Measure an angle of three clicks</source>
        <translation>Medir un ángulo con tres clics</translation>
    </message>
    <message>
        <source>A&amp;rea</source>
        <translation>Á&amp;rea</translation>
    </message>
    <message>
        <source>Measure an area by its corners</source>
        <translation>Medir un área por sus esquinas</translation>
    </message>
    <message>
        <source>&amp;Read a study…</source>
        <translation>&amp;Leer un estudio…</translation>
    </message>
    <message>
        <source>Read the cases that a study has for you</source>
        <translation>Leer los casos que un estudio tiene para usted</translation>
    </message>
    <message>
        <source>&amp;Manage studies…</source>
        <translation>&amp;Gestionar estudios…</translation>
    </message>
    <message>
        <source>Create, assign, watch, close and analyse reader studies</source>
        <translation>Crear, asignar, seguir, cerrar y analizar estudios de lectura</translation>
    </message>
</context>
<context>
    <name>BScanView</name>
    <message>
        <source>B-scan</source>
        <translation>Corte B</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Photograph without layers</source>
        <translation>Retinografía sin capas</translation>
    </message>
    <message>
        <source>The model&apos;s layers</source>
        <translation>Capas del modelo</translation>
    </message>
    <message>
        <source>Same eye</source>
        <translation>El mismo ojo</translation>
    </message>
    <message>
        <source>Other eye</source>
        <translation>El otro ojo</translation>
    </message>
    <message>
        <source>date not stated</source>
        <translation>fecha no indicada</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Abriendo …</translation>
    </message>
    <message>
        <source>Another photograph lies in the place of this one now.</source>
        <translation>Ahora hay otra retinografía en el lugar de esta.</translation>
    </message>
    <message>
        <source>This side is only looked at. Correct on the left.</source>
        <translation>Este lado es solo para mirar. Corrija a la izquierda.</translation>
    </message>
    <message>
        <source>✎ You correct this side: {0}</source>
        <translation>✎ Usted corrige este lado: {0}</translation>
    </message>
    <message>
        <source>Only to look at: opening …</source>
        <translation>Solo para mirar: abriendo …</translation>
    </message>
    <message>
        <source>Only to look at: {0}</source>
        <translation>Solo para mirar: {0}</translation>
    </message>
    <message>
        <source>ANOTHER PATIENT</source>
        <translation>OTRO PACIENTE</translation>
    </message>
    <message>
        <source>perhaps another patient</source>
        <translation>quizá otro paciente</translation>
    </message>
    <message>
        <source>no layers are kept of it</source>
        <translation>no se guardan capas de ella</translation>
    </message>
    <message>
        <source>as corrected</source>
        <translation>tal como se corrigió</translation>
    </message>
    <message>
        <source>the model&apos;s layers</source>
        <translation>capas del modelo</translation>
    </message>
</context>
<context>
    <name>Biomarkers</name>
    <message>
        <source>Δ the model&apos;s layers give no value</source>
        <translation>Δ las capas del modelo no dan ningún valor</translation>
    </message>
    <message>
        <source>Δ model: {0}</source>
        <translation>Δ modelo: {0}</translation>
    </message>
</context>
<context>
    <name>BiomarkersPanel</name>
    <message>
        <source>Biomarkers</source>
        <translation>Biomarcadores</translation>
    </message>
    <message>
        <source>Every region and unit, and what could not be measured</source>
        <translation>Cada región y unidad, y lo que no se pudo medir</translation>
    </message>
    <message>
        <source>Segment the photograph to measure it.</source>
        <translation>Segmente la retinografía para medirla.</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>Midiendo …</translation>
    </message>
    <message>
        <source>Show the key figures only</source>
        <translation>Mostrar solo las cifras clave</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n measurements</source>
        <translation>
            <numerusform>Mostrar la única medida</numerusform>
            <numerusform>Mostrar las %n medidas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Photograph with its layers</source>
        <translation>Retinografía con sus capas</translation>
    </message>
    <message>
        <source>Layers hidden</source>
        <translation>Capas ocultas</translation>
    </message>
</context>
<context>
    <name>ChoosingPage</name>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Who is who</source>
        <translation>Quién es quién</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>Qué queda</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>Archivos y carpetas</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>Añadir &amp;archivos…</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>Añadir una car&amp;peta…</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>Qui&amp;tar de la lista</translation>
    </message>
    <message>
        <source>each a patient of its own</source>
        <translation>cada una, un paciente propio</translation>
    </message>
    <message>
        <source>&amp;Copies go to</source>
        <translation>Las &amp;copias van a</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Examinar…</translation>
    </message>
    <message>
        <source>&amp;Patient number of plain pictures</source>
        <translation>&amp;Número de paciente de imágenes simples</translation>
    </message>
    <message>
        <source>&amp;New project: its file tells who is behind a pseudonym</source>
        <translation>Proyecto n&amp;uevo: su archivo dice quién está tras un seudónimo</translation>
    </message>
    <message>
        <source>Pro&amp;ject that is there: same names, same shifts</source>
        <translation>Proyecto ex&amp;istente: mismos nombres, mismos desplazamientos</translation>
    </message>
    <message>
        <source>&amp;Throw the key away: nobody can look anybody up</source>
        <translation>Desec&amp;har la clave: nadie podrá buscar a nadie</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>E&amp;xaminar…</translation>
    </message>
    <message>
        <source>Project fi&amp;le</source>
        <translation>Archivo de&amp;l proyecto</translation>
    </message>
    <message>
        <source>Pa&amp;ssphrase</source>
        <translation>Fra&amp;se de contraseña</translation>
    </message>
    <message>
        <source>Passphrase a&amp;gain</source>
        <translation>Otra ve&amp;z la frase</translation>
    </message>
    <message>
        <source>Keep the project&apos;s file apart from the copies. Who loses it, or its passphrase, cannot look anybody up.</source>
        <translation>Guarde el archivo del proyecto aparte de las copias. Quien lo pierda, o su frase, no podrá buscar a nadie.</translation>
    </message>
    <message>
        <source>&amp;Intervals of dates: all move by one random number of days a patient</source>
        <translation>&amp;Intervalos de fechas: todas se mueven un número de días al azar por paciente</translation>
    </message>
    <message>
        <source>No &amp;dates at all</source>
        <translation>Ninguna &amp;fecha</translation>
    </message>
    <message>
        <source>&amp;Maker, model and serial number of the device</source>
        <translation>Fabricante, &amp;modelo y número de serie del aparato</translation>
    </message>
    <message>
        <source>Add files or a folder.</source>
        <translation>Añada archivos o una carpeta.</translation>
    </message>
    <message>
        <source>Say where the copies go.</source>
        <translation>Diga adónde van las copias.</translation>
    </message>
    <message>
        <source>Say where the project&apos;s file is.</source>
        <translation>Diga dónde está el archivo del proyecto.</translation>
    </message>
    <message>
        <source>This project&apos;s file is there already. Open it, or name another.</source>
        <translation>Ese archivo de proyecto ya existe. Ábralo o nombre otro.</translation>
    </message>
    <message>
        <source>There is no such project&apos;s file.</source>
        <translation>No hay tal archivo de proyecto.</translation>
    </message>
    <message>
        <source>The passphrase needs at least {0} characters.</source>
        <translation>La frase necesita al menos {0} caracteres.</translation>
    </message>
    <message>
        <source>Both passphrases must be the same.</source>
        <translation>Ambas frases deben ser iguales.</translation>
    </message>
    <message>
        <source>Which files?</source>
        <translation>¿Qué archivos?</translation>
    </message>
    <message>
        <source>Which folder?</source>
        <translation>¿Qué carpeta?</translation>
    </message>
    <message>
        <source>Where do the copies go?</source>
        <translation>¿Adónde van las copias?</translation>
    </message>
    <message>
        <source>Which project&apos;s file?</source>
        <translation>¿Qué archivo de proyecto?</translation>
    </message>
</context>
<context>
    <name>Colours</name>
    <message>
        <source>{0} and {1} look alike.</source>
        <translation>{0} y {1} se parecen.</translation>
    </message>
    <message>
        <source>{0} and {1} look alike to colour-blind readers.</source>
        <translation>{0} y {1} se parecen para lectores daltónicos.</translation>
    </message>
    <message>
        <source>{0} and {1} look alike to readers blind for red and green.</source>
        <translation>{0} y {1} se parecen para lectores ciegos al rojo y al verde.</translation>
    </message>
    <message>
        <source>{0} and {1} look alike to readers blind for blue.</source>
        <translation>{0} y {1} se parecen para lectores ciegos al azul.</translation>
    </message>
</context>
<context>
    <name>ColoursDialog</name>
    <message>
        <source>Colours of layers</source>
        <translation>Colores de las capas</translation>
    </message>
    <message>
        <source>The usual colours of anatomy, phenotypes and the lesions that models find keep apart for colour-blind readers too. Yours stay for other photographs and after a restart.</source>
        <translation>Los colores habituales de la anatomía, los fenotipos y las lesiones que encuentran los modelos se distinguen también con daltonismo. Los suyos valen para otras retinografías y tras reiniciar.</translation>
    </message>
    <message>
        <source>The usual colours</source>
        <translation>Colores habituales</translation>
    </message>
    <message>
        <source>Colour of {0}</source>
        <translation>Color: {0}</translation>
    </message>
    <message>
        <source>The usual colour of {0}</source>
        <translation>Color habitual: {0}</translation>
    </message>
</context>
<context>
    <name>CommandBar</name>
    <message>
        <source>Segment</source>
        <translation>Segmentar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Write results…</source>
        <translation>Escribir resultados…</translation>
    </message>
    <message>
        <source>Write DICOM…</source>
        <translation>Escribir DICOM…</translation>
    </message>
    <message>
        <source>Keep in the workspace</source>
        <translation>Guardar en el espacio de trabajo</translation>
    </message>
    <message>
        <source>Surfaces and areas</source>
        <translation>Límites y áreas</translation>
    </message>
    <message>
        <source>True to µm</source>
        <translation>A escala en µm</translation>
    </message>
    <message>
        <source>Whole scan</source>
        <translation>Corte entero</translation>
    </message>
    <message>
        <source>Scale…</source>
        <translation>Escala…</translation>
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
        <translation>Buscar una orden</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Escriba una orden</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Órdenes</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open photographs</source>
        <translation>Abrir retinografías</translation>
    </message>
    <message>
        <source>Photographs ({0});;All files (*)</source>
        <translation>Retinografías ({0});;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Abrir una carpeta</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>No hay archivos recientes</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Exportar el informe</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export into which folder?</source>
        <translation>¿A qué carpeta exportar?</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>No se escribió nada.</translation>
    </message>
    <message>
        <source>Another photograph came on the screen meanwhile. Please try again.</source>
        <translation>Entretanto llegó otra retinografía a la pantalla. Inténtelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>The model&apos;s layers</source>
        <translation>Capas del modelo</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corregida</translation>
    </message>
    <message>
        <source>Photograph, nothing corrected</source>
        <translation>Retinografía, nada corregido</translation>
    </message>
    <message>
        <source>You are correcting: your own layers are shown again.</source>
        <translation>Está corrigiendo: se muestran de nuevo sus propias capas.</translation>
    </message>
</context>
<context>
    <name>ConfidenceField</name>
    <message>
        <source>a guess  →  certain</source>
        <translation>adivinado  →  seguro</translation>
    </message>
</context>
<context>
    <name>CopyLayerDialog</name>
    <message>
        <source>Copy {0}</source>
        <translation>Copiar {0}</translation>
    </message>
    <message>
        <source>The structure that gets the pixels</source>
        <translation>La estructura que recibe los píxeles</translation>
    </message>
    <message>
        <source>&amp;Take them away from {0}</source>
        <translation>&amp;Quitarlos de {0}</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;A</translation>
    </message>
    <message>
        <source>The pixels are added to what is there. Locks and the rules for painting hold, and it is one step of the history.</source>
        <translation>Los píxeles se añaden a lo que hay. Valen los bloqueos y las reglas de pintura, y es un solo paso del historial.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mover</translation>
    </message>
</context>
<context>
    <name>Correction</name>
    <message>
        <source>Choose a layer first, or add one.</source>
        <translation>Elija primero una capa, o añada una.</translation>
    </message>
</context>
<context>
    <name>Crashes</name>
    <message>
        <source>The program met a fault the last time. A report of it is on this computer; nothing was sent. Look at it, then delete it or send it to who looks after the program.</source>
        <translation>La última vez el programa tuvo un fallo. Hay un informe de él en este ordenador; no se envió nada. Mírelo y después bórrelo o envíelo a quien mantiene el programa.</translation>
    </message>
    <message>
        <source>Crash report</source>
        <translation>Informe de fallo</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>&amp;Mostrar la carpeta</translation>
    </message>
</context>
<context>
    <name>DeidentifyDialog</name>
    <message>
        <source>De-identify</source>
        <translation>Desidentificar</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Parar</translation>
    </message>
    <message>
        <source>&amp;Back to the files</source>
        <translation>&amp;Volver a los archivos</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>Pictures without a decision</source>
        <translation>Imágenes sin decisión</translation>
    </message>
    <message>
        <source>Pictures of which nothing is decided: {0}. They are left out if you write now.</source>
        <translation>Imágenes sobre las que no se ha decidido nada: {0}. Se omiten si escribe ahora.</translation>
    </message>
    <message>
        <source>Write the others</source>
        <translation>Escribir las demás</translation>
    </message>
    <message>
        <source>&amp;Look at the pictures</source>
        <translation>&amp;Mirar las imágenes</translation>
    </message>
    <message>
        <source>&amp;Write the copies</source>
        <translation>&amp;Escribir las copias</translation>
    </message>
    <message>
        <source>Still to decide: {0}</source>
        <translation>Por decidir: {0}</translation>
    </message>
    <message>
        <source>Close without writing?</source>
        <translation>¿Cerrar sin escribir?</translation>
    </message>
    <message>
        <source>Pictures whose decision is lost: {0}</source>
        <translation>Imágenes cuya decisión se pierde: {0}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
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
        <translation>Medido</translation>
    </message>
    <message>
        <source>Begin to draw</source>
        <translation>Empezar a dibujar</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>No hay</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Adoptar</translation>
    </message>
    <message>
        <source>You are looking at another drawing. Go back to your own to draw.</source>
        <translation>Está mirando otro dibujo. Vuelva al suyo para dibujar.</translation>
    </message>
</context>
<context>
    <name>DiscDialog</name>
    <message>
        <source>Patients of the disc</source>
        <translation>Pacientes del disco</translation>
    </message>
    <message>
        <source>Patients and examinations</source>
        <translation>Pacientes y exploraciones</translation>
    </message>
    <message>
        <source>Patient or day</source>
        <translation>Paciente o día</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Nacimiento</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>sin nombre</translation>
    </message>
    <message numerus="yes">
        <source>%n files that the disc names are not on it.</source>
        <translation>
            <numerusform>Un archivo que el disco nombra no está en él.</numerusform>
            <numerusform>%n archivos que el disco nombra no están en él.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Brightness</source>
        <translation>Brillo</translation>
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
        <translation>La retinografía tal como es (R)</translation>
    </message>
    <message>
        <source>Red-free</source>
        <translation>Aneritra</translation>
    </message>
    <message>
        <source>The green channel alone (G)</source>
        <translation>Solo el canal verde (G)</translation>
    </message>
    <message>
        <source>CLAHE</source>
        <translation>CLAHE</translation>
    </message>
    <message>
        <source>Local contrast equalised (H)</source>
        <translation>Contraste local igualado (H)</translation>
    </message>
    <message>
        <source>Luminance: all colours as one grey (Shift+G)</source>
        <translation>Luminancia: todos los colores como un solo gris (Mayús+G)</translation>
    </message>
    <message>
        <source>Reset the display (Ctrl+D)</source>
        <translation>Restablecer la imagen (Ctrl+D)</translation>
    </message>
</context>
<context>
    <name>DistanceTool</name>
    <message>
        <source>Click the other end of the distance.  Esc: go back</source>
        <translation>Haga clic en el otro extremo de la distancia.  Esc: volver</translation>
    </message>
    <message>
        <source>Click one end of a distance that you know.  Esc: go back</source>
        <translation>Haga clic en un extremo de una distancia conocida.  Esc: volver</translation>
    </message>
</context>
<context>
    <name>DrawingPanel</name>
    <message>
        <source>Layers of the model</source>
        <translation>Capas del modelo</translation>
    </message>
    <message>
        <source>To draw</source>
        <translation>Por dibujar</translation>
    </message>
    <message>
        <source>To measure</source>
        <translation>Por medir</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Dibujar</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>No hay</translation>
    </message>
    <message>
        <source>As the model</source>
        <translation>Como el modelo</translation>
    </message>
    <message>
        <source>As A</source>
        <translation>Como A</translation>
    </message>
    <message>
        <source>As B</source>
        <translation>Como B</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medir</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>On the photograph</source>
        <translation>En la retinografía</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mío</translation>
    </message>
    <message>
        <source>The model&apos;s</source>
        <translation>Del modelo</translation>
    </message>
    <message>
        <source>Reader A&apos;s</source>
        <translation>Del lector A</translation>
    </message>
    <message>
        <source>Reader B&apos;s</source>
        <translation>Del lector B</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>Mostrar {0}</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>por hacer</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>dibujado</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
</context>
<context>
    <name>EdgeSearch</name>
    <message>
        <source>This surface is not seen here. Draw it with Draw surface (3).</source>
        <translation>Este límite no se ve aquí. Dibújelo con «Dibujar» (3).</translation>
    </message>
    <message>
        <source>No edge can be told from noise there.</source>
        <translation>Allí no se distingue ningún borde del ruido.</translation>
    </message>
    <message>
        <source>Snap {0}, B-scan {1}</source>
        <translation>Ajustar {0} al borde, corte B {1}</translation>
    </message>
    <message>
        <source>Correct this surface on this B-scan first.</source>
        <translation>Corrija primero este límite en este corte B.</translation>
    </message>
    <message>
        <source>The B-scans beside this one do not show it.</source>
        <translation>Los cortes B vecinos no lo muestran.</translation>
    </message>
    <message>
        <source>Carry {0} from B-scan {1}</source>
        <translation>Llevar {0} desde el corte B {1}</translation>
    </message>
    <message>
        <source>Carried to {0} B-scans before and {1} after. Look at them.</source>
        <translation>Llevado a {0} cortes B antes y {1} después. Mírelos.</translation>
    </message>
    <message>
        <source>One moment: the edge is being looked for.</source>
        <translation>Un momento: se está buscando el borde.</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>One moment: a step is being read from the store.</source>
        <translation>Un momento: se está leyendo un paso del espacio de trabajo.</translation>
    </message>
    <message>
        <source>Choose a layer first, or add one.</source>
        <translation>Elija primero una capa, o añada una.</translation>
    </message>
    <message>
        <source>{0} is locked.</source>
        <translation>{0}: capa bloqueada.</translation>
    </message>
    <message>
        <source>The model&apos;s layer stays as it is: you are correcting your own copy of {0}.</source>
        <translation>La capa del modelo queda como está: usted corrige su propia copia ({0}).</translation>
    </message>
    <message>
        <source>{0} is locked, so {1} stays as it is where it would change that.</source>
        <translation>{0} está bloqueada: {1} queda como está donde la cambiaría.</translation>
    </message>
    <message>
        <source>Add layer: {0}</source>
        <translation>Añadir capa: {0}</translation>
    </message>
    <message>
        <source>{0} is your own layer already.</source>
        <translation>{0} ya es su propia capa.</translation>
    </message>
    <message>
        <source>Take over: {0}</source>
        <translation>Adoptar: {0}</translation>
    </message>
    <message>
        <source>{0} is your own layer now, as the model drew it.</source>
        <translation>{0} es ahora su propia capa, tal como la dibujó el modelo.</translation>
    </message>
    <message>
        <source>Corrections dropped: {0}</source>
        <translation>Correcciones descartadas: {0}</translation>
    </message>
</context>
<context>
    <name>ExpectedPage</name>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>ID del paciente</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Nacimiento</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Para qué</translation>
    </message>
    <message>
        <source>Who is expected</source>
        <translation>A quién se espera</translation>
    </message>
    <message>
        <source>&amp;Today&apos;s worklist</source>
        <translation>Lista de &amp;trabajo de hoy</translation>
    </message>
    <message>
        <source>&amp;Read a table…</source>
        <translation>Leer &amp;una tabla…</translation>
    </message>
    <message>
        <source>CSV with patient_id</source>
        <translation>CSV con patient_id</translation>
    </message>
    <message>
        <source>&amp;Look for the patient&apos;s studies</source>
        <translation>Buscar &amp;los estudios del paciente</translation>
    </message>
    <message>
        <source>Which worklist?</source>
        <translation>¿Qué lista de trabajo?</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tablas (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Reading the worklist</source>
        <translation>Leyendo la lista de trabajo</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export for other programs</source>
        <translation>Exportar para otros programas</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formatos</translation>
    </message>
    <message>
        <source>Only the &amp;layers that are shown now</source>
        <translation>Solo &amp;las capas que se ven ahora</translation>
    </message>
    <message>
        <source>DICOM wi&amp;th the patient&apos;s name, in the study of the file</source>
        <translation>DICOM con el nombre del &amp;paciente, en el estudio del archivo</translation>
    </message>
    <message>
        <source>For the clinic&apos;s own archive</source>
        <translation>Para el archivo propio de la clínica</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Names of patients and of their files are not written, unless you tick it above. Files that are there already are replaced only after you were asked.</source>
        <translation>No se escriben los nombres de los pacientes ni de sus archivos, salvo que lo marque arriba. Los archivos que ya existen se reemplazan solo tras preguntarle.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Then send D&amp;ICOM to</source>
        <translation>Después en&amp;viar DICOM a</translation>
    </message>
    <message>
        <source>Server that DICOM is sent to</source>
        <translation>Servidor al que se envía DICOM</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>nadie</translation>
    </message>
    <message>
        <source>needs the eye: state it beside the patient</source>
        <translation>necesita el ojo: indíquelo junto al paciente</translation>
    </message>
    <message>
        <source>not there yet: the case is not measured</source>
        <translation>todavía no: el caso no está medido</translation>
    </message>
    <message>
        <source>&amp;PNG masks</source>
        <translation>Másca&amp;ras PNG</translation>
    </message>
    <message>
        <source>a black and white picture a layer</source>
        <translation>una imagen en blanco y negro por capa</translation>
    </message>
    <message>
        <source>&amp;NumPy (NPZ)</source>
        <translation>N&amp;umPy (NPZ)</translation>
    </message>
    <message>
        <source>all masks in one archive</source>
        <translation>todas las máscaras en un archivo comprimido</translation>
    </message>
    <message>
        <source>La&amp;bel map</source>
        <translation>Mapa &amp;de etiquetas</translation>
    </message>
    <message>
        <source>one picture with a value a structure</source>
        <translation>una imagen con un valor por estructura</translation>
    </message>
    <message>
        <source>&amp;COCO JSON</source>
        <translation>&amp;COCO JSON</translation>
    </message>
    <message>
        <source>every piece, pixel by pixel</source>
        <translation>cada elemento, píxel a píxel</translation>
    </message>
    <message>
        <source>label&amp;me JSON</source>
        <translation>labelme &amp;JSON</translation>
    </message>
    <message>
        <source>to go on in labelme</source>
        <translation>para seguir en labelme</translation>
    </message>
    <message>
        <source>N&amp;IfTI</source>
        <translation>N&amp;IfTI</translation>
    </message>
    <message>
        <source>for ITK-SNAP and 3D Slicer</source>
        <translation>para ITK-SNAP y 3D Slicer</translation>
    </message>
    <message>
        <source>&amp;Overlay</source>
        <translation>&amp;Superposición</translation>
    </message>
    <message>
        <source>the picture as it is on the screen</source>
        <translation>la imagen tal como está en la pantalla</translation>
    </message>
    <message>
        <source>Mea&amp;surements</source>
        <translation>&amp;Medidas</translation>
    </message>
    <message>
        <source>all numbers as CSV and JSON</source>
        <translation>todos los números en CSV y JSON</translation>
    </message>
    <message>
        <source>&amp;Dataset</source>
        <translation>C&amp;onjunto de datos</translation>
    </message>
    <message>
        <source>added to a folder to train models from</source>
        <translation>añadido a una carpeta con la que entrenar modelos</translation>
    </message>
    <message>
        <source>DICOM se&amp;gmentation</source>
        <translation>Se&amp;gmentación DICOM</translation>
    </message>
    <message>
        <source>photograph and layers, for a PACS</source>
        <translation>retinografía y capas, para un PACS</translation>
    </message>
    <message>
        <source>DICOM lab&amp;el maps</source>
        <translation>Mapas de &amp;etiquetas DICOM</translation>
    </message>
    <message>
        <source>the same, a value a structure; newer viewers</source>
        <translation>lo mismo, un valor por estructura; visores nuevos</translation>
    </message>
    <message>
        <source>DICOM st&amp;ructured report</source>
        <translation>In&amp;forme estructurado DICOM</translation>
    </message>
    <message>
        <source>all numbers, with the layers that they are of</source>
        <translation>todos los números, con las capas de las que son</translation>
    </message>
    <message>
        <source>DICOM PDF</source>
        <translation>PDF DICOM</translation>
    </message>
    <message>
        <source>the report, for a PACS</source>
        <translation>el informe, para un PACS</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>E&amp;xaminar…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>C&amp;arpeta</translation>
    </message>
    <message>
        <source>N&amp;ame of the case</source>
        <translation>&amp;Nombre del caso</translation>
    </message>
    <message>
        <source>Export into which folder?</source>
        <translation>¿A qué carpeta exportar?</translation>
    </message>
    <message>
        <source>Letters, digits, dots, dashes, underscores</source>
        <translation>Letras, cifras, puntos, guiones, guiones bajos</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%n files are in {0}</source>
        <translation>
            <numerusform>Un archivo está en {0}</numerusform>
            <numerusform>%n archivos están en {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y uno más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation>¿Reemplazar archivos?</translation>
    </message>
    <message>
        <source>In {0} there are files of an earlier export that say something else:

{1}

Nothing was written yet. Replace them?</source>
        <translation>En {0} hay archivos de una exportación anterior que dicen otra cosa:

{1}

Todavía no se ha escrito nada. ¿Reemplazarlos?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
</context>
<context>
    <name>FetchPage</name>
    <message>
        <source>Doe^J* (* for any letters)</source>
        <translation>Pérez^J* (* por cualquier letra)</translation>
    </message>
    <message>
        <source>YYYYMMDD, or two joined by a dash</source>
        <translation>AAAAMMDD, o dos unidos por un guion</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Servidor</translation>
    </message>
    <message>
        <source>Patient &amp;ID</source>
        <translation>&amp;ID del paciente</translation>
    </message>
    <message>
        <source>Patient&apos;s &amp;name</source>
        <translation>&amp;Nombre del paciente</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Día</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>ID del paciente</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objetos</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Estudios</translation>
    </message>
    <message>
        <source>&amp;Look for studies</source>
        <translation>&amp;Buscar estudios</translation>
    </message>
    <message>
        <source>&amp;Fetch and open</source>
        <translation>&amp;Traer y abrir</translation>
    </message>
    <message>
        <source>Looking for studies</source>
        <translation>Buscando estudios</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Trayendo</translation>
    </message>
</context>
<context>
    <name>FieldBox</name>
    <message>
        <source>{0} (optional)</source>
        <translation>{0} (opcional)</translation>
    </message>
</context>
<context>
    <name>FollowUp</name>
    <message>
        <source>Earlier visit</source>
        <translation>Visita anterior</translation>
    </message>
    <message>
        <source>Show what changed since an earlier visit of this eye</source>
        <translation>Mostrar lo que cambió desde una visita anterior de este ojo</translation>
    </message>
    <message>
        <source>Open and segment the earlier visit too, then choose it here</source>
        <translation>Abra y segmente también la visita anterior y elíjala aquí después</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>Sin comparación</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>The corrected layers could not be measured.</source>
        <translation>No se pudieron medir las capas corregidas.</translation>
    </message>
</context>
<context>
    <name>GroupHead</name>
    <message>
        <source>Show or hide all: {0}</source>
        <translation>Mostrar u ocultar todo: {0}</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Brightness of the photograph as shown, dark to light</source>
        <translation>Brillo de la retinografía mostrada, de oscuro a claro</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>As the model has it</source>
        <translation>Como el modelo</translation>
    </message>
</context>
<context>
    <name>Illustration</name>
    <message>
        <source>Click a vessel (or N, Enter) to leave it out or take it in; drag the cross (or Shift+arrows, Enter).</source>
        <translation>Haga clic en un vaso (o N, Intro) para excluirlo o incluirlo; arrastre la cruz (o Mayús+flechas, Intro).</translation>
    </message>
    <message>
        <source>Taken in, not measured yet</source>
        <translation>Incluido, aún sin medir</translation>
    </message>
    <message>
        <source>Left out, not measured yet</source>
        <translation>Excluido, aún sin medir</translation>
    </message>
    <message>
        <source>{0} from the fovea</source>
        <translation>{0} de la fóvea</translation>
    </message>
</context>
<context>
    <name>ImproveDialog</name>
    <message>
        <source>Improve the model</source>
        <translation>Mejorar el modelo</translation>
    </message>
    <message>
        <source>{0} learns from photographs that you corrected. A third of the patients is left out, and the old and the new model are compared on those. The new model comes beside the old one and takes nothing away. Nothing leaves this computer.</source>
        <translation>{0} aprende de las retinografías que usted corrigió. Se deja fuera un tercio de los pacientes, y en ellos se comparan el modelo antiguo y el nuevo. El nuevo modelo se añade al antiguo y no quita nada. Nada sale de este ordenador.</translation>
    </message>
    <message>
        <source>&amp;Vessels, arteries and veins</source>
        <translation>&amp;Vasos, arterias y venas</translation>
    </message>
    <message>
        <source>&amp;Optic disc and cup</source>
        <translation>&amp;Papila y excavación</translation>
    </message>
    <message>
        <source>&amp;Lesions of diabetic retinopathy</source>
        <translation>&amp;Lesiones de la retinopatía diabética</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Estructura</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Índice</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Change (95 %)</source>
        <translation>Cambio (95 %)</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Retinografías</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Antes y después</translation>
    </message>
    <message>
        <source>&amp;Improve</source>
        <translation>&amp;Mejorar</translation>
    </message>
    <message>
        <source>&amp;Use the new model</source>
        <translation>&amp;Usar el nuevo modelo</translation>
    </message>
    <message>
        <source>&amp;Remove the new model</source>
        <translation>&amp;Quitar el nuevo modelo</translation>
    </message>
    <message>
        <source>about {0} minutes left</source>
        <translation>quedan unos {0} minutos</translation>
    </message>
    <message>
        <source>about a minute left</source>
        <translation>queda un minuto aproximadamente</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>{0} corrected photographs of {1} patients</source>
        <translation>{0} retinografías corregidas de {1} pacientes</translation>
    </message>
    <message>
        <source>{0} photographs</source>
        <translation>{0} retinografías</translation>
    </message>
    <message>
        <source>{0} patients</source>
        <translation>{0} pacientes</translation>
    </message>
    <message>
        <source>{0}; still missing: {1}</source>
        <translation>{0}; aún faltan: {1}</translation>
    </message>
    <message>
        <source>{0} learned from {1} photographs and was compared on {2} others, of patients that it never saw. {3} of {4} measures are better, {5} of them beyond chance. With so few photographs, look at its layers too before you use it.</source>
        <translation>{0} aprendió de {1} retinografías y se comparó en otras {2}, de pacientes que nunca vio. {3} de {4} índices son mejores, {5} de ellos más allá del azar. Con tan pocas retinografías, mire también sus capas antes de usarlo.</translation>
    </message>
    <message>
        <source>{0} photographs tell no patient and counted as one each; if some are of the same person, the figures flatter.</source>
        <translation>{0} fotografías no indican paciente y contaron como uno cada una; si algunas son de la misma persona, las cifras favorecen.</translation>
    </message>
    <message>
        <source>Not used: {0}.</source>
        <translation>No usadas: {0}.</translation>
    </message>
    <message>
        <source>Reading the corrected photographs</source>
        <translation>Leyendo las retinografías corregidas</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Aprendiendo</translation>
    </message>
    <message>
        <source>Comparing on photographs that were left out</source>
        <translation>Comparando en las retinografías que se dejaron fuera</translation>
    </message>
</context>
<context>
    <name>Improving</name>
    <message>
        <source>{0} is ready: see Analyse, Improve the model</source>
        <translation>{0} está listo: vea Análisis, Mejorar el modelo</translation>
    </message>
    <message>
        <source>Segment uses {0} from now on</source>
        <translation>Desde ahora se segmenta con {0}</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>The part of the program that does this work stopped unexpectedly, perhaps for want of memory. It has been started anew, and what is on the screen is safe. Please try again.</source>
        <translation>La parte del programa que hace este trabajo se detuvo inesperadamente, quizá por falta de memoria. Se ha reiniciado, y lo que está en la pantalla está a salvo. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>An unexpected error occurred. What is on the screen is safe, and the work can go on. Details are in the log file (Help ▸ Show log file).</source>
        <translation>Se produjo un error inesperado. Lo que está en la pantalla está a salvo y el trabajo puede seguir. Los detalles están en el registro (Ayuda ▸ Mostrar el registro).</translation>
    </message>
</context>
<context>
    <name>Kept</name>
    <message>
        <source>Nothing was written.</source>
        <translation>No se escribió nada.</translation>
    </message>
    <message>
        <source>This folder is removed when the window closes. Choose another one.</source>
        <translation>Esta carpeta se elimina al cerrar la ventana. Elija otra.</translation>
    </message>
    <message>
        <source>What was fetched is not kept yet.</source>
        <translation>Lo obtenido aún no está conservado.</translation>
    </message>
    <message>
        <source>The workspace is not open. Open it with its passphrase (Case ▸ Load again) before you close the window, or fetch it again then.</source>
        <translation>El espacio de trabajo no está abierto. Ábralo con su frase de contraseña (Caso ▸ Cargar de nuevo) antes de cerrar la ventana, o vuelva a obtenerlo después.</translation>
    </message>
    <message>
        <source>This workspace is not encrypted.</source>
        <translation>Este espacio de trabajo no está cifrado.</translation>
    </message>
    <message>
        <source>The volume is kept; its file may be moved away.</source>
        <translation>El volumen está guardado; su archivo puede moverse.</translation>
    </message>
    <message>
        <source>Only an encrypted workspace keeps photographs. To encrypt it, close all windows and run: retsam store encrypt</source>
        <translation>Solo un espacio de trabajo cifrado guarda fotografías. Para cifrarlo, cierre todas las ventanas y ejecute: retsam store encrypt</translation>
    </message>
    <message>
        <source>The photograph is kept in the workspace; its file may be moved away.</source>
        <translation>La fotografía está guardada en el espacio de trabajo; su archivo puede moverse.</translation>
    </message>
    <message>
        <source>The photograph is not kept.</source>
        <translation>La fotografía no está guardada.</translation>
    </message>
    <message>
        <source>This cannot be opened.</source>
        <translation>No se puede abrir.</translation>
    </message>
</context>
<context>
    <name>KeptDialog</name>
    <message>
        <source>Kept in the workspace</source>
        <translation>Guardado en el espacio de trabajo</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Fotografías</translation>
    </message>
    <message>
        <source>  ·  final</source>
        <translation>  ·  definitivo</translation>
    </message>
    <message>
        <source>An encrypted workspace keeps what you put into it with Case, Keep.</source>
        <translation>Un espacio de trabajo cifrado guarda lo que usted pone en él con Caso, Guardar.</translation>
    </message>
</context>
<context>
    <name>KeyBindingsDialog</name>
    <message>
        <source>Change keys</source>
        <translation>Cambiar teclas</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Buscar una orden</translation>
    </message>
    <message>
        <source>Key of {0}</source>
        <translation>Tecla: {0}</translation>
    </message>
    <message>
        <source>{0} is used for: {1}.</source>
        <translation>{0} se usa para: {1}.</translation>
    </message>
    <message>
        <source>{0} has a fixed meaning and cannot be used for {1}.</source>
        <translation>{0} tiene un significado fijo y no sirve para {1}.</translation>
    </message>
</context>
<context>
    <name>LayerCopy</name>
    <message>
        <source>{0} is empty.</source>
        <translation>{0}: capa vacía.</translation>
    </message>
    <message>
        <source>{0} moved to {1}</source>
        <translation>{0} movida a {1}</translation>
    </message>
    <message>
        <source>{0} copied to {1}</source>
        <translation>{0} copiada a {1}</translation>
    </message>
    <message>
        <source>{0} of {1} pixels were left out by the rules for painting.</source>
        <translation>{0} de {1} píxeles quedaron fuera por las reglas de pintura.</translation>
    </message>
    <message>
        <source>{0} is a part of {1}: copy it instead of moving it.</source>
        <translation>{0} es parte de {1}: cópiela en vez de moverla.</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Show or hide {0}</source>
        <translation>Mostrar u ocultar {0}</translation>
    </message>
    <message>
        <source>Colour of {0}</source>
        <translation>Color: {0}</translation>
    </message>
    <message>
        <source>Opacity of {0}</source>
        <translation>Opacidad: {0}</translation>
    </message>
    <message>
        <source>Draw only the outline of {0}</source>
        <translation>Dibujar solo el contorno: {0}</translation>
    </message>
    <message>
        <source>Keep tools off {0}</source>
        <translation>Proteger de las herramientas: {0}</translation>
    </message>
    <message>
        <source>Show {0} alone</source>
        <translation>Mostrar solo {0}</translation>
    </message>
    <message>
        <source>Landmark</source>
        <translation>Punto de referencia</translation>
    </message>
    <message>
        <source>{0}, read-only: the first stroke makes your own copy</source>
        <translation>{0}, solo lectura: el primer trazo crea su propia copia</translation>
    </message>
    <message>
        <source>point</source>
        <translation>punto</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>Pixels of the layer</source>
        <translation>Píxeles de la capa</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Subir (Alt+Arriba)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Bajar (Alt+Abajo)</translation>
    </message>
    <message>
        <source>Show the model&apos;s certainty as opacity</source>
        <translation>Mostrar la certeza del modelo como opacidad</translation>
    </message>
    <message>
        <source>Segment again, to see the model&apos;s certainty (Ctrl+Enter)</source>
        <translation>Segmentar de nuevo, para ver la certeza del modelo (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>Outline anew, from its own box… (Ctrl+P)</source>
        <translation>Delinear de nuevo desde su recuadro… (Ctrl+P)</translation>
    </message>
    <message>
        <source>Copy into… (Ctrl+Shift+C)</source>
        <translation>Copiar a… (Ctrl+Mayús+C)</translation>
    </message>
    <message>
        <source>The usual colour</source>
        <translation>Color habitual</translation>
    </message>
    <message>
        <source>Drop corrections (Ctrl+Backspace)</source>
        <translation>Descartar correcciones (Ctrl+Retroceso)</translation>
    </message>
    <message>
        <source>Take over the layer (Ctrl+T)</source>
        <translation>Adoptar la capa (Ctrl+T)</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Find a layer</source>
        <translation>Buscar una capa</translation>
    </message>
    <message>
        <source>Add a layer to draw by hand (Ctrl+Shift+N)</source>
        <translation>Añadir una capa para dibujar a mano (Ctrl+Mayús+N)</translation>
    </message>
    <message>
        <source>Anatomy</source>
        <translation>Anatomía</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>Lesiones</translation>
    </message>
    <message>
        <source>Phenotypes</source>
        <translation>Fenotipos</translation>
    </message>
    <message>
        <source>Nothing was segmented; see the notice above.</source>
        <translation>No se segmentó nada; vea el aviso de arriba.</translation>
    </message>
    <message>
        <source>Segment the photograph to see its layers, or add one to draw.</source>
        <translation>Segmente la retinografía para ver sus capas, o añada una para dibujar.</translation>
    </message>
</context>
<context>
    <name>LayersPresenter</name>
    <message>
        <source>The picture could not be prepared.</source>
        <translation>No se pudo preparar la imagen.</translation>
    </message>
</context>
<context>
    <name>Learning</name>
    <message>
        <source>The program that learns could not be started.</source>
        <translation>No se pudo iniciar el programa que aprende.</translation>
    </message>
    <message>
        <source>Learning ended unexpectedly. The cause is in the log.</source>
        <translation>El aprendizaje terminó inesperadamente. La causa está en el registro.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Show or hide {0}</source>
        <translation>Mostrar u ocultar {0}</translation>
    </message>
    <message>
        <source>; click its name to correct it</source>
        <translation>; haga clic en su nombre para corregirlo</translation>
    </message>
</context>
<context>
    <name>LesionsPanel</name>
    <message>
        <source>Lesions</source>
        <translation>Lesiones</translation>
    </message>
    <message>
        <source>Enter or a double click goes to the lesion; F3 to the next one</source>
        <translation>Intro o un doble clic va a la lesión; F3 a la siguiente</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>Libraries</source>
        <translation>Bibliotecas</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>One moment: the licences are being read.</source>
        <translation>Un momento: se están leyendo las licencias.</translation>
    </message>
    <message>
        <source>It came without the text of its licence.</source>
        <translation>Vino sin el texto de su licencia.</translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>This case could not be read from the workspace, so nothing of it can be changed. {0} Try again (Case ▸ Load again).</source>
        <translation>Este caso no se pudo leer del espacio de trabajo, así que no se puede cambiar nada en él. {0} Inténtelo de nuevo (Caso ▸ Cargar de nuevo).</translation>
    </message>
    <message>
        <source>Nothing can be saved now. {0}</source>
        <translation>Ahora no se puede guardar nada. {0}</translation>
    </message>
    <message>
        <source>The workspace is encrypted. Enter its passphrase first (Case ▸ Load again).</source>
        <translation>El espacio de trabajo está cifrado. Introduzca primero su frase de contraseña (Caso ▸ Cargar de nuevo).</translation>
    </message>
    <message>
        <source>Sign in to the workspace first (Case ▸ Load again).</source>
        <translation>Inicie sesión primero en el espacio de trabajo (Caso ▸ Cargar de nuevo).</translation>
    </message>
    <message>
        <source>The workspace is being opened. Please wait a moment.</source>
        <translation>El espacio de trabajo se está abriendo. Espere un momento.</translation>
    </message>
</context>
<context>
    <name>LookingPage</name>
    <message>
        <source>I have &amp;looked at this picture, in all its parts</source>
        <translation>He mi&amp;rado esta imagen, en todas sus partes</translation>
    </message>
    <message>
        <source>Picture with the boxes that will be blank</source>
        <translation>Imagen con los recuadros que se taparán</translation>
    </message>
    <message>
        <source>What is shown of the frames</source>
        <translation>Qué se muestra de los fotogramas</translation>
    </message>
    <message>
        <source>Brightest of all frames</source>
        <translation>Lo más claro de todos los fotogramas</translation>
    </message>
    <message>
        <source>Darkest of all frames</source>
        <translation>Lo más oscuro de todos los fotogramas</translation>
    </message>
    <message>
        <source>One frame</source>
        <translation>Un fotograma</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Fotograma</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Recuadros</translation>
    </message>
    <message>
        <source>&amp;Draw a box</source>
        <translation>&amp;Dibujar un recuadro</translation>
    </message>
    <message>
        <source>&amp;Take away</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Take &amp;all away</source>
        <translation>Quitar t&amp;odos</translation>
    </message>
    <message>
        <source>Draw with the mouse; drag a box or its corners. Ctrl and arrows move it, Alt and arrows make it larger or smaller; , and . go through the boxes. The wheel, or Ctrl with + and -, zooms.</source>
        <translation>Dibuje con el ratón; arrastre un recuadro o sus esquinas. Ctrl y flechas lo mueven, Alt y flechas lo agrandan o reducen; , y . recorren los recuadros. La rueda, o Ctrl con + y -, amplía.</translation>
    </message>
    <message>
        <source>Will be blank:</source>
        <translation>Se tapará:</translation>
    </message>
    <message>
        <source>Pre&amp;vious</source>
        <translation>An&amp;terior</translation>
    </message>
    <message>
        <source>Leave this picture &amp;out</source>
        <translation>Omitir esta ima&amp;gen</translation>
    </message>
    <message>
        <source>&amp;Nothing to blank</source>
        <translation>&amp;Nada que tapar</translation>
    </message>
    <message>
        <source>&amp;Blank these</source>
        <translation>&amp;Tapar estos</translation>
    </message>
    <message>
        <source>N&amp;ext</source>
        <translation>&amp;Siguiente</translation>
    </message>
    <message>
        <source>Looking for pictures …</source>
        <translation>Buscando imágenes …</translation>
    </message>
    <message>
        <source>There are no pictures to look at.</source>
        <translation>No hay imágenes que mirar.</translation>
    </message>
    <message>
        <source> of {0}</source>
        <translation> de {0}</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Abriendo …</translation>
    </message>
    <message>
        <source>Picture {0} of {1}</source>
        <translation>Imagen {0} de {1}</translation>
    </message>
    <message>
        <source>Picture {0}, {1} so far</source>
        <translation>Imagen {0}, {1} hasta ahora</translation>
    </message>
    <message>
        <source>Nothing is decided of this picture yet.</source>
        <translation>Aún no se ha decidido nada de esta imagen.</translation>
    </message>
    <message>
        <source>It will be left out.</source>
        <translation>Se omitirá.</translation>
    </message>
    <message>
        <source>Nothing will be blank.</source>
        <translation>No se tapará nada.</translation>
    </message>
    <message>
        <source>What is black will be blank.</source>
        <translation>Lo que está en negro se tapará.</translation>
    </message>
    <message>
        <source>Nobody has looked at it: its copy will say so.</source>
        <translation>Nadie la ha mirado: su copia lo dirá.</translation>
    </message>
    <message>
        <source>You said that you looked at it.</source>
        <translation>Ha dicho que la ha mirado.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>Abrir &amp;recientes</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>Lista de trabajo</translation>
    </message>
    <message>
        <source>Opening {0} …</source>
        <translation>Abriendo {0} …</translation>
    </message>
    <message>
        <source>pixels 1 : {0:.3g}</source>
        <translation>píxeles 1 : {0:.3g}</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>Escrito: {0}</translation>
    </message>
    <message>
        <source>An unexpected error occurred.</source>
        <translation>Se produjo un error inesperado.</translation>
    </message>
    <message>
        <source>What is on the screen is safe, and the work can go on. Details are in the log file (Help ▸ Show log file).</source>
        <translation>Lo que está en la pantalla está a salvo y el trabajo puede seguir. Los detalles están en el registro (Ayuda ▸ Mostrar el registro).</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>Tools for correcting</source>
        <translation>Herramientas de corrección</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Retina from above</source>
        <translation>Retina vista de frente</translation>
    </message>
</context>
<context>
    <name>MessagePage</name>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Mirar otra vez</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
</context>
<context>
    <name>ModelChoice</name>
    <message>
        <source>The chosen model is not there any more.</source>
        <translation>El modelo elegido ya no está.</translation>
    </message>
    <message>
        <source>Photographs are segmented with {0} until you choose another.</source>
        <translation>Las retinografías se segmentan con {0} hasta que elija otro.</translation>
    </message>
    <message>
        <source>Looking at the file</source>
        <translation>Examinando el archivo</translation>
    </message>
    <message>
        <source>Not added.</source>
        <translation>No se añadió.</translation>
    </message>
    <message>
        <source>{0} is a change to SAM ViT-B, which is not there yet. Add the file of SAM ViT-B first, then this one.</source>
        <translation>{0} es una modificación de SAM ViT-B, que todavía no está. Añada primero el archivo de SAM ViT-B y después este.</translation>
    </message>
    <message>
        <source>Adding the model</source>
        <translation>Añadiendo el modelo</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Quitar un modelo</translation>
    </message>
    <message>
        <source>{0} and its files are taken from this computer. Results that it made stay. To use it again, you need the file that you added.</source>
        <translation>{0} y sus archivos se quitan de este ordenador. Los resultados que produjo permanecen. Para usarlo de nuevo necesita el archivo que añadió.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Removing the model</source>
        <translation>Quitando el modelo</translation>
    </message>
    <message>
        <source>{0} did not work.</source>
        <translation>{0}: no funcionó.</translation>
    </message>
</context>
<context>
    <name>ModelTermsDialog</name>
    <message>
        <source>Add a model</source>
        <translation>Añadir un modelo</translation>
    </message>
    <message>
        <source>Recognised: published as {0}</source>
        <translation>Reconocido: publicado como {0}</translation>
    </message>
    <message>
        <source>Not among the published files that this program knows</source>
        <translation>No está entre los archivos publicados que conoce este programa</translation>
    </message>
    <message>
        <source>Classes and terms</source>
        <translation>Clases y condiciones</translation>
    </message>
    <message>
        <source>Accept the terms and add</source>
        <translation>Aceptar las condiciones y añadir</translation>
    </message>
    <message>
        <source>The file does not say which of these it is:</source>
        <translation>El archivo no dice cuál de estos es:</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elija</translation>
    </message>
    <message>
        <source>## Terms</source>
        <translation>## Condiciones</translation>
    </message>
    <message>
        <source>## What it finds</source>
        <translation>## Lo que encuentra</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>Solo para investigación. No apto para diagnóstico.</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Ficha del modelo</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>&amp;Use for Segment</source>
        <translation>Usar &amp;para segmentar</translation>
    </message>
    <message>
        <source>&amp;Add a file…</source>
        <translation>&amp;Añadir un archivo…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Instalados</translation>
    </message>
    <message>
        <source>Can be added</source>
        <translation>Se pueden añadir</translation>
    </message>
    <message>
        <source>This model outlines what you point at</source>
        <translation>Este modelo delinea lo que usted señala</translation>
    </message>
    <message>
        <source>Segment uses this model</source>
        <translation>Se segmenta con este modelo</translation>
    </message>
    <message>
        <source>{0}, in use</source>
        <translation>{0}, en uso</translation>
    </message>
    <message>
        <source>## How to get it</source>
        <translation>## Cómo obtenerlo</translation>
    </message>
    <message>
        <source>{0}. Download it in your own browser, then choose **Add a file…**. This program downloads nothing by itself.</source>
        <translation>{0}. Descárguelo con su navegador y elija después **Añadir un archivo…**. Este programa no descarga nada por sí mismo.</translation>
    </message>
    <message>
        <source>## Terms</source>
        <translation>## Condiciones</translation>
    </message>
    <message>
        <source>## Known failures</source>
        <translation>## Fallos conocidos</translation>
    </message>
    <message>
        <source>## Source</source>
        <translation>## Fuente</translation>
    </message>
    <message>
        <source>**This program cannot load it: it carries no PyTorch.** Install RetSAM Desktop with pip (`pip install retsam-desktop`) and add the model there; training needs the pip install too. Both work on the same workspace.</source>
        <translation>**Este programa no puede cargarlo: no lleva PyTorch.** Instale RetSAM Desktop con pip (`pip install retsam-desktop`) y añada allí el modelo; también el entrenamiento necesita la instalación con pip. Ambos trabajan en el mismo espacio de trabajo.</translation>
    </message>
    <message>
        <source>&amp;Use for pointing</source>
        <translation>&amp;Usar para señalar</translation>
    </message>
    <message>
        <source>This needs PyTorch: see the text above</source>
        <translation>Esto necesita PyTorch: vea el texto de arriba</translation>
    </message>
    <message>
        <source>Add which checkpoint?</source>
        <translation>¿Qué checkpoint añadir?</translation>
    </message>
    <message>
        <source>Checkpoints (*.ckpt *.pth *.pt *.safetensors);;All files (*)</source>
        <translation>Checkpoints (*.ckpt *.pth *.pt *.safetensors);;Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>NotCovered</name>
    <message>
        <source>Not covered by this model ({0})</source>
        <translation>Este modelo no incluye ({0})</translation>
    </message>
    <message>
        <source>Structures that this model was not trained to find</source>
        <translation>Estructuras que este modelo no aprendió a encontrar</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Notices about this photograph</source>
        <translation>Avisos sobre esta retinografía</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Cerrar el aviso</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>“{0}” is a number.</source>
        <translation>«{0}» es un número.</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>Numbers, lesions and history</source>
        <translation>Números, lesiones e historial</translation>
    </message>
    <message>
        <source>Biomarkers</source>
        <translation>Biomarcadores</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>Lesiones</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Segment the photograph to measure it.</source>
        <translation>Segmente la retinografía para medirla.</translation>
    </message>
    <message>
        <source>Nothing was segmented, so nothing is measured.</source>
        <translation>No se segmentó nada, así que no se mide nada.</translation>
    </message>
    <message>
        <source>The measuring was stopped. Segment again to measure.</source>
        <translation>La medición se detuvo. Segmente de nuevo para medir.</translation>
    </message>
    <message>
        <source>No lesion was found. The layers above say what was looked for.</source>
        <translation>No se encontró ninguna lesión. Las capas de arriba dicen qué se buscó.</translation>
    </message>
    <message>
        <source>Lesions ({0})</source>
        <translation>Lesiones ({0})</translation>
    </message>
</context>
<context>
    <name>OctCorrection</name>
    <message>
        <source>What you corrected before stays over what was found now. B-scans: {0}.</source>
        <translation>Lo que corrigió antes queda por encima de lo que se ha encontrado ahora. Cortes B: {0}.</translation>
    </message>
    <message>
        <source>This is not kept. {0}</source>
        <translation>Esto no se guarda. {0}</translation>
    </message>
    <message>
        <source>One moment: it is being measured.</source>
        <translation>Un momento: se está midiendo.</translation>
    </message>
    <message>
        <source>{0} as found, B-scan {1}</source>
        <translation>{0} como se encontró, corte B {1}</translation>
    </message>
</context>
<context>
    <name>OctEditing</name>
    <message>
        <source>Undone: {0}</source>
        <translation>Deshecho: {0}</translation>
    </message>
    <message>
        <source>Done again: {0}</source>
        <translation>Rehecho: {0}</translation>
    </message>
</context>
<context>
    <name>OctNumbersPanel</name>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Which layer the map and the numbers are about</source>
        <translation>De qué capa tratan el mapa y los números</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Medidas</translation>
    </message>
    <message>
        <source>Segment the volume to see its numbers.</source>
        <translation>Segmente el volumen para ver sus números.</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Medida</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
</context>
<context>
    <name>OctSaving</name>
    <message>
        <source>Nothing can be saved now. {0}</source>
        <translation>Ahora no se puede guardar nada. {0}</translation>
    </message>
    <message>
        <source>The workspace is encrypted. Enter its passphrase first (Case ▸ Load again).</source>
        <translation>El espacio de trabajo está cifrado. Introduzca primero su frase de contraseña (Caso ▸ Cargar de nuevo).</translation>
    </message>
    <message>
        <source>The workspace is being opened. Please wait a moment.</source>
        <translation>El espacio de trabajo se está abriendo. Espere un momento.</translation>
    </message>
    <message>
        <source>Something could not be saved, and nothing after it can be. Close this window and open the file again, to go on from what is saved.</source>
        <translation>Algo no se pudo guardar, ni nada de lo que siga. Cierre esta ventana y abra de nuevo el archivo, para seguir desde lo guardado.</translation>
    </message>
    <message>
        <source>This case is signed off, and locked.</source>
        <translation>Este caso está firmado y bloqueado.</translation>
    </message>
    <message>
        <source>This case is open in another window, so it can only be looked at here.</source>
        <translation>Este caso está abierto en otra ventana; aquí solo se puede mirar.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Sin guardar</translation>
    </message>
    <message>
        <source>Not loaded</source>
        <translation>Sin cargar</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Guardando …</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Definitivo</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Solo lectura</translation>
    </message>
    <message>
        <source>This case could not be read from the workspace, so nothing of it can be changed. {0} Close this window and open the file again.</source>
        <translation>Este caso no se pudo leer del espacio de trabajo, así que no se puede cambiar nada en él. {0} Cierre esta ventana y abra de nuevo el archivo.</translation>
    </message>
</context>
<context>
    <name>OctScaleDialog</name>
    <message>
        <source>Scale of this OCT</source>
        <translation>Escala de esta OCT</translation>
    </message>
    <message>
        <source>Height of a pixel in µm</source>
        <translation>Altura de un píxel en µm</translation>
    </message>
    <message>
        <source>Width of a pixel in µm</source>
        <translation>Anchura de un píxel en µm</translation>
    </message>
    <message>
        <source>From one B-scan to the next in µm</source>
        <translation>De un corte B al siguiente en µm</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>Lo que resulta</translation>
    </message>
    <message>
        <source>Use this scale</source>
        <translation>Usar esta escala</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocida</translation>
    </message>
    <message>
        <source>The device&apos;s export or its manual names these sizes. In depth most devices have 2 to 6 µm a pixel, along the scan 5 to 25 µm.</source>
        <translation>La exportación del aparato o su manual indica estos tamaños. En profundidad la mayoría de los aparatos tiene de 2 a 6 µm por píxel, a lo largo del corte de 5 a 25 µm.</translation>
    </message>
    <message>
        <source>The height of a pixel is needed for every thickness.</source>
        <translation>La altura de un píxel hace falta para todo espesor.</translation>
    </message>
    <message>
        <source>No scale: results stay in pixels, and no thickness is told.</source>
        <translation>Sin escala: los resultados quedan en píxeles y no se da ningún espesor.</translation>
    </message>
    <message>
        <source>The scan is {0:.2f} mm deep</source>
        <translation>El corte tiene {0:.2f} mm de profundidad</translation>
    </message>
    <message>
        <source>. Its width is not known: no fields, areas or volumes.</source>
        <translation>. Su anchura es desconocida: sin campos, áreas ni volúmenes.</translation>
    </message>
    <message>
        <source>, {0:.2f} mm wide</source>
        <translation>, {0:.2f} mm de anchura</translation>
    </message>
    <message>
        <source>, and {0:.2f} mm from first to last.</source>
        <translation>, y {0:.2f} mm del primero al último.</translation>
    </message>
    <message>
        <source>{0}: between {1:g} and {2:g} µm.</source>
        <translation>{0}: entre {1:g} y {2:g} µm.</translation>
    </message>
</context>
<context>
    <name>OctToolBar</name>
    <message>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Carry on</source>
        <translation>Llevar</translation>
    </message>
    <message>
        <source>Carry what was corrected on this surface to the B-scans beside it: there it is laid on the edge that is seen, as far as that can be followed</source>
        <translation>Llevar lo corregido en este límite a los cortes B vecinos: allí se coloca sobre el borde que se ve, hasta donde se puede seguir</translation>
    </message>
    <message>
        <source>How many B-scans to each side</source>
        <translation>Cuántos cortes B a cada lado</translation>
    </message>
    <message>
        <source> B-scans</source>
        <translation> cortes B</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Como se encontró</translation>
    </message>
    <message>
        <source>Give up the corrections of this surface on this B-scan: what was found counts again</source>
        <translation>Abandonar las correcciones de este límite en este corte B: vale de nuevo lo que se encontró</translation>
    </message>
    <message>
        <source>Outline anew</source>
        <translation>Delinear de nuevo</translation>
    </message>
    <message>
        <source>Outline each piece of this area on this B-scan again, from its own box</source>
        <translation>Delinear de nuevo cada elemento de esta área en este corte B desde su recuadro</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>Mano</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Mover la imagen</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Arrastrar</translation>
    </message>
    <message>
        <source>Drag a surface up or down; columns beside it follow. It stops at its neighbours</source>
        <translation>Arrastrar un límite hacia arriba o abajo; las columnas vecinas siguen. Se detiene en sus vecinos</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Dibujar</translation>
    </message>
    <message>
        <source>Draw the chosen surface anew</source>
        <translation>Dibujar de nuevo el límite elegido</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Drag across columns: the chosen surface is laid on the nearest edge</source>
        <translation>Arrastrar sobre columnas: el límite elegido se coloca en el borde más próximo</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cortar</translation>
    </message>
    <message>
        <source>Drag across columns: the chosen surface cannot be seen there</source>
        <translation>Arrastrar sobre columnas: el límite elegido no se ve allí</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Pintar</translation>
    </message>
    <message>
        <source>Paint fluid or another area</source>
        <translation>Pintar líquido u otra área</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Erase fluid or another area</source>
        <translation>Borrar líquido u otra área</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Señalar</translation>
    </message>
    <message>
        <source>Drag a box around fluid or another area, or click into it: a model outlines it</source>
        <translation>Trace un recuadro alrededor del líquido o de otra área, o haga clic dentro: un modelo lo delinea</translation>
    </message>
    <message>
        <source>Surface to correct (, and .)</source>
        <translation>Límite que se corrige (, y .)</translation>
    </message>
    <message>
        <source>Area to paint (, and .)</source>
        <translation>Área que se pinta (, y .)</translation>
    </message>
    <message>
        <source>Columns that follow to each side ([ and ])</source>
        <translation>Columnas que siguen a cada lado ([ y ])</translation>
    </message>
    <message>
        <source> columns</source>
        <translation> columnas</translation>
    </message>
    <message>
        <source>Radius of the brush, in columns ([ and ])</source>
        <translation>Radio del pincel, en columnas ([ y ])</translation>
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
        <translation>Pintar {0}, corte B {1}</translation>
    </message>
    <message>
        <source>Erase {0}, B-scan {1}</source>
        <translation>Borrar {0}, corte B {1}</translation>
    </message>
    <message>
        <source>{0}, B-scan {1}: {2} · {3}</source>
        <translation>{0}, corte B {1}: {2} · {3}</translation>
    </message>
    <message>
        <source>This surface is not seen here. Draw it with Draw surface (3).</source>
        <translation>Este límite no se ve aquí. Dibújelo con «Dibujar» (3).</translation>
    </message>
    <message>
        <source>Drag {0}, B-scan {1}</source>
        <translation>Arrastrar {0}, corte B {1}</translation>
    </message>
    <message>
        <source>Draw {0}, B-scan {1}</source>
        <translation>Dibujar {0}, corte B {1}</translation>
    </message>
    <message>
        <source>Cut {0}, B-scan {1}</source>
        <translation>Cortar {0}, corte B {1}</translation>
    </message>
</context>
<context>
    <name>OctWindow</name>
    <message>
        <source>B-scan</source>
        <translation>Corte B</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>Solo para investigación. No apto para diagnóstico.</translation>
    </message>
    <message>
        <source>Trained model</source>
        <translation>Modelo entrenado</translation>
    </message>
    <message>
        <source>Graph search</source>
        <translation>Búsqueda en grafos</translation>
    </message>
    <message>
        <source>By what Segment finds the surfaces</source>
        <translation>Con qué se encuentran los límites al segmentar</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Segmenting</source>
        <translation>Segmentación</translation>
    </message>
    <message>
        <source>Correct when the segmentation is done.</source>
        <translation>Corrija cuando la segmentación haya terminado.</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Medición</translation>
    </message>
    <message>
        <source>Writing the results</source>
        <translation>Escritura de los resultados</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Carpeta para los resultados</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>Escrito: {0}</translation>
    </message>
</context>
<context>
    <name>OthersPanel</name>
    <message>
        <source>Reader A</source>
        <translation>Lector A</translation>
    </message>
    <message>
        <source>Reader B</source>
        <translation>Lector B</translation>
    </message>
    <message>
        <source>Begin with A&apos;s answers</source>
        <translation>Empezar con las respuestas de A</translation>
    </message>
    <message>
        <source>… with B&apos;s</source>
        <translation>… con las de B</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>dibujado</translation>
    </message>
    <message>
        <source>{0} px</source>
        <translation>{0} px</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
</context>
<context>
    <name>Pacs</name>
    <message>
        <source>Reading the disc …</source>
        <translation>Leyendo el disco …</translation>
    </message>
    <message>
        <source>The disc cannot be read.</source>
        <translation>El disco no se puede leer.</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>Enviando …</translation>
    </message>
    <message numerus="yes">
        <source>%n objects are sent</source>
        <translation>
            <numerusform>Un objeto enviado</numerusform>
            <numerusform>%n objetos enviados</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everything was sent; the rest waits in the queue.</source>
        <translation>No se envió todo; el resto espera en la cola.</translation>
    </message>
    <message>
        <source>Which disc or folder?</source>
        <translation>¿Qué disco o carpeta?</translation>
    </message>
</context>
<context>
    <name>PacsDialog</name>
    <message>
        <source>DICOM servers</source>
        <translation>Servidores DICOM</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Traer</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Esperados</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>&amp;Detener</translation>
    </message>
    <message numerus="yes">
        <source>%n objects came</source>
        <translation>
            <numerusform>Llegó un objeto</numerusform>
            <numerusform>Llegaron %n objetos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objects of the study did not come</source>
        <translation>
            <numerusform>Un objeto del estudio no ha llegado</numerusform>
            <numerusform>%n objetos del estudio no han llegado</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PatientBar</name>
    <message>
        <source>Show the patient&apos;s name</source>
        <translation>Mostrar el nombre del paciente</translation>
    </message>
    <message>
        <source>Eye</source>
        <translation>Ojo</translation>
    </message>
    <message>
        <source>Which eye this is; choose it where the file does not say</source>
        <translation>Qué ojo es; elíjalo si el archivo no lo dice</translation>
    </message>
    <message>
        <source>No scale</source>
        <translation>Sin escala</translation>
    </message>
    <message>
        <source>No photograph</source>
        <translation>Sin retinografía</translation>
    </message>
    <message>
        <source>Eye not stated</source>
        <translation>Ojo no indicado</translation>
    </message>
    <message>
        <source>Right eye (OD)</source>
        <translation>Ojo derecho (OD)</translation>
    </message>
    <message>
        <source>Left eye (OS)</source>
        <translation>Ojo izquierdo (OI)</translation>
    </message>
    <message>
        <source>Date not stated</source>
        <translation>Fecha no indicada</translation>
    </message>
    <message>
        <source>No patient in the file</source>
        <translation>No hay paciente en el archivo</translation>
    </message>
    <message>
        <source>please choose</source>
        <translation>elija, por favor</translation>
    </message>
    <message>
        <source>stated by you</source>
        <translation>indicado por usted</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>de {0}</translation>
    </message>
    <message>
        <source>No scale: results in pixels · set…</source>
        <translation>Sin escala: resultados en píxeles · fijar…</translation>
    </message>
    <message>
        <source>Scale {0} µm · {1}</source>
        <translation>Escala {0} µm · {1}</translation>
    </message>
    <message>
        <source>Scale {0:.4g} × {1:.4g} µm/px · {2}</source>
        <translation>Escala {0:.4g} × {1:.4g} µm/px · {2}</translation>
    </message>
</context>
<context>
    <name>Pieces</name>
    <message>
        <source>Structure</source>
        <translation>Estructura</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Área</translation>
    </message>
    <message>
        <source>To the fovea</source>
        <translation>A la fóvea</translation>
    </message>
    <message>
        <source>From the piece&apos;s centre of gravity</source>
        <translation>Desde el centro de gravedad del elemento</translation>
    </message>
</context>
<context>
    <name>Pointing</name>
    <message>
        <source>Drag a box around it, or click into it · right-click: not this · Shift+drag: scribble</source>
        <translation>Trace un recuadro alrededor, o haga clic dentro · clic derecho: esto no · Mayús+arrastrar: garabato</translation>
    </message>
    <message>
        <source>looking at the picture</source>
        <translation>mirando la imagen</translation>
    </message>
    <message>
        <source>{0}: {1} …</source>
        <translation>{0}: {1} …</translation>
    </message>
    <message>
        <source>{0} · Enter accepts, Esc drops</source>
        <translation>{0} · Intro acepta, Esc descarta</translation>
    </message>
    <message>
        <source>{0} · outline {1} of {2} · Enter accepts, N the next, Esc drops</source>
        <translation>{0} · contorno {1} de {2} · Intro acepta, N el siguiente, Esc descarta</translation>
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
        <translation>Aceptar el contorno (Intro)</translation>
    </message>
    <message>
        <source>Add it to the layer (Shift+Enter)</source>
        <translation>Añadirlo a la capa (Mayús+Intro)</translation>
    </message>
    <message>
        <source>Take it away from the layer (Alt+Enter)</source>
        <translation>Quitarlo de la capa (Alt+Intro)</translation>
    </message>
    <message>
        <source>Show another outline (N)</source>
        <translation>Mostrar otro contorno (N)</translation>
    </message>
    <message>
        <source>Drop it, or stop (Esc)</source>
        <translation>Descartarlo, o detener (Esc)</translation>
    </message>
    <message>
        <source>{0} (boxes only)</source>
        <translation>{0} (solo recuadros)</translation>
    </message>
    <message>
        <source>Add a model…</source>
        <translation>Añadir un modelo…</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Sin modelo</translation>
    </message>
    <message>
        <source>The model that outlines what you point at: {0}</source>
        <translation>El modelo que delinea lo que usted señala: {0}</translation>
    </message>
    <message>
        <source>It answers boxes only.</source>
        <translation>Solo entiende recuadros.</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>The &amp;mouse is in the left hand</source>
        <translation>&amp;El ratón está en la mano izquierda</translation>
    </message>
    <message>
        <source>Panels on the left, tools on the right, and keys for the right hand</source>
        <translation>Paneles a la izquierda, herramientas a la derecha y teclas para la mano derecha</translation>
    </message>
    <message>
        <source>Less m&amp;otion on the screen</source>
        <translation>&amp;Menos movimiento en la pantalla</translation>
    </message>
    <message>
        <source>Nothing slides, fades or blinks; else as the system has it</source>
        <translation>Nada se desliza, se desvanece ni parpadea; si no, como el sistema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>The window speaks it from the next start on.</source>
        <translation>La ventana lo habla desde el próximo inicio.</translation>
    </message>
    <message>
        <source>Models are &amp;run by</source>
        <translation>Los modelos se ejecutan &amp;con</translation>
    </message>
    <message>
        <source>From the next segmentation on; results say by which.</source>
        <translation>A partir de la próxima segmentación; los resultados dicen con cuál.</translation>
    </message>
    <message>
        <source>The best that is installed</source>
        <translation>El mejor que esté instalado</translation>
    </message>
    <message>
        <source>PyTorch is not installed here. It comes with pip install retsam-desktop; the program without Python does not carry it.</source>
        <translation>PyTorch no está instalado aquí. Viene con pip install retsam-desktop; el programa sin Python no lo trae.</translation>
    </message>
    <message>
        <source>ONNX Runtime is not installed here. Install it: pip install onnxruntime.</source>
        <translation>ONNX Runtime no está instalado aquí. Instálelo: pip install onnxruntime.</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>The picture could not be prepared.</source>
        <translation>No se pudo preparar la imagen.</translation>
    </message>
</context>
<context>
    <name>PromptModels</name>
    <message>
        <source>There is no model for pointing. Add one with Analyse ▸ Models, then choose it.</source>
        <translation>No hay modelo para señalar. Añada uno en Análisis ▸ Modelos y elíjalo después.</translation>
    </message>
    <message>
        <source>The model chosen for pointing is gone: {0} is used now.</source>
        <translation>El modelo elegido para señalar ya no está: ahora se usa {0}.</translation>
    </message>
</context>
<context>
    <name>Prompter</name>
    <message>
        <source>{0} answers boxes only. Drag a box around the structure.</source>
        <translation>{0} solo entiende recuadros. Trace un recuadro alrededor de la estructura.</translation>
    </message>
    <message>
        <source>Accept the new outlines, or drop them, before you click.</source>
        <translation>Acepte los nuevos contornos, o descártelos, antes de hacer clic.</translation>
    </message>
    <message>
        <source>Click into the structure first, or drag a box around it.</source>
        <translation>Haga clic primero en la estructura, o trace un recuadro alrededor.</translation>
    </message>
    <message>
        <source>This layer is empty here. Choose one with pixels.</source>
        <translation>Esta capa está vacía aquí. Elija una con píxeles.</translation>
    </message>
    <message>
        <source>One moment: the outline is not there yet.</source>
        <translation>Un momento: el contorno aún no está.</translation>
    </message>
    <message>
        <source>Nothing is found with that click: it is taken back.</source>
        <translation>Con ese clic no se encuentra nada: se ha retirado.</translation>
    </message>
    <message>
        <source>Nothing was found there. Drag a box around it, or click elsewhere.</source>
        <translation>No se encontró nada allí. Trace un recuadro alrededor, o haga clic en otro lugar.</translation>
    </message>
    <message>
        <source>Outlined anew: pieces {0}, pixels {1} before and {2} now.</source>
        <translation>Delineado de nuevo: elementos {0}, píxeles {1} antes y {2} ahora.</translation>
    </message>
    <message>
        <source>In the boxes of {0} nothing was found: they stay as they were.</source>
        <translation>En los recuadros de {0} no se encontró nada: quedan como estaban.</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objeto</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>What waits to be sent</source>
        <translation>Lo que espera ser enviado</translation>
    </message>
    <message>
        <source>&amp;Send what waits</source>
        <translation>&amp;Enviar lo que espera</translation>
    </message>
    <message>
        <source>&amp;Try again what was refused</source>
        <translation>&amp;Reintentar lo rechazado</translation>
    </message>
    <message>
        <source>&amp;Give up what was refused</source>
        <translation>&amp;Abandonar lo rechazado</translation>
    </message>
    <message>
        <source>Reading the queue</source>
        <translation>Leyendo la cola</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>espera</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>sin confirmar</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>{0} were sent, {1} wait, {2} are refused. {3}</source>
        <translation>{0} enviados, {1} esperan, {2} rechazados. {3}</translation>
    </message>
    <message>
        <source>All is sent.</source>
        <translation>Todo está enviado.</translation>
    </message>
</context>
<context>
    <name>ReadOut</name>
    <message>
        <source>B-scan {0} of {1}</source>
        <translation>Corte B {0} de {1}</translation>
    </message>
    <message>
        <source>corrected by hand</source>
        <translation>corregido a mano</translation>
    </message>
    <message>
        <source>corrected, snapped to the edge</source>
        <translation>corregido, ajustado al borde</translation>
    </message>
    <message>
        <source>corrected, carried from another B-scan</source>
        <translation>corregido, llevado desde otro corte B</translation>
    </message>
    <message>
        <source>Numbers and map show the change since {0}. Position, focus and segmentation change them too: look at the scans of both visits.</source>
        <translation>Los números y el mapa muestran el cambio desde {0}. La posición, el enfoque y la segmentación también los cambian: mire los cortes de ambas visitas.</translation>
    </message>
</context>
<context>
    <name>ReadStudyDialog</name>
    <message>
        <source>Read a study</source>
        <translation>Leer un estudio</translation>
    </message>
    <message>
        <source>Open studies</source>
        <translation>Estudios abiertos</translation>
    </message>
    <message>
        <source>&amp;Folder…</source>
        <translation>C&amp;arpeta…</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Comenzar</translation>
    </message>
    <message>
        <source>Cases are shown without names. This window, with what is open in it, is hidden until you are back.</source>
        <translation>Los casos se muestran sin nombres. Esta ventana, con lo que hay abierto en ella, queda oculta hasta que vuelva.</translation>
    </message>
    <message>
        <source>Files of the study</source>
        <translation>Archivos del estudio</translation>
    </message>
    <message>
        <source>Signed in as {0}</source>
        <translation>Sesión iniciada: {0}</translation>
    </message>
    <message>
        <source>{0} · {1}
{2} read, at most {3} to come</source>
        <translation>{0} · {1}
{2} leídos, quedan como mucho {3}</translation>
    </message>
    <message>
        <source>No open study has a case for you in this workspace.</source>
        <translation>Ningún estudio abierto de este espacio de trabajo tiene un caso para usted.</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>sin elegir aún</translation>
    </message>
    <message>
        <source>Folder with the study&apos;s files</source>
        <translation>Carpeta con los archivos del estudio</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>Show the whole photograph</source>
        <translation>Mostrar la retinografía entera</translation>
    </message>
    <message>
        <source>One pixel for one pixel</source>
        <translation>Un píxel por un píxel</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>Hide all layers</source>
        <translation>Ocultar todas las capas</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
</context>
<context>
    <name>ReadingWindow</name>
    <message>
        <source>This study asks to draw on OCT volumes, which this window cannot. Please tell who runs the study.</source>
        <translation>Este estudio pide dibujar en volúmenes OCT, lo que esta ventana no permite. Avise a quien dirige el estudio.</translation>
    </message>
    <message>
        <source>Study {0} · {1}</source>
        <translation>Estudio {0} · {1}</translation>
    </message>
    <message>
        <source>Study {0}</source>
        <translation>Estudio {0}</translation>
    </message>
    <message>
        <source>Fetching the next case …</source>
        <translation>Trayendo el caso siguiente …</translation>
    </message>
    <message>
        <source>Fetching the case …</source>
        <translation>Trayendo el caso …</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Aún sin guardar</translation>
    </message>
    <message>
        <source>Finish what you are drawing first.</source>
        <translation>Termine primero lo que está dibujando.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Nothing more can be entered on this case.</source>
        <translation>No se puede introducir nada más en este caso.</translation>
    </message>
    <message>
        <source>There is no case for this window now.</source>
        <translation>Ahora no hay ningún caso para esta ventana.</translation>
    </message>
    <message>
        <source>It is asked for again every half minute; Pause leaves it.</source>
        <translation>Se vuelve a pedir cada medio minuto; Pausa lo abandona.</translation>
    </message>
    <message>
        <source>This case cannot be shown.</source>
        <translation>Este caso no se puede mostrar.</translation>
    </message>
    <message>
        <source>What you entered is kept here, and saved as soon as that is possible again.</source>
        <translation>Lo que introdujo se conserva aquí, y se guarda en cuanto vuelva a ser posible.</translation>
    </message>
    <message>
        <source>What you entered last cannot be saved while another has the case.</source>
        <translation>Lo último que introdujo no se puede guardar mientras otro tenga el caso.</translation>
    </message>
    <message>
        <source>What you entered last is not saved yet. That is done when the workspace can be reached again, as long as the program runs.</source>
        <translation>Lo último que introdujo aún no está guardado. Se hará cuando se pueda acceder de nuevo al espacio de trabajo, mientras el programa funcione.</translation>
    </message>
    <message>
        <source>Close once more to leave this window.</source>
        <translation>Cierre una vez más para salir de esta ventana.</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
</context>
<context>
    <name>ReportPagesDialog</name>
    <message>
        <source>Language and paper of reports</source>
        <translation>Idioma y papel de los informes</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Papel</translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>The model, and what it computes on</source>
        <translation>El modelo, y dónde calcula</translation>
    </message>
    <message>
        <source>How far the photograph can be relied on, from 0 to 1, and what is against it</source>
        <translation>Cuánto se puede confiar en la retinografía, de 0 a 1, y qué hay en contra</translation>
    </message>
    <message>
        <source>{0:.1f} s</source>
        <translation>{0:.1f} s</translation>
    </message>
    <message>
        <source>good</source>
        <translation>buena</translation>
    </message>
    <message>
        <source>usable</source>
        <translation>utilizable</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>mala</translation>
    </message>
    <message>
        <source>Photograph: {0} ({1:.2f})</source>
        <translation>Retinografía: {0} ({1:.2f})</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Something could not be saved, and nothing after it can be. Go to another photograph and come back, to go on from what is saved.</source>
        <translation>Algo no se pudo guardar, ni nada de lo que siga. Vaya a otra retinografía y vuelva, para seguir desde lo guardado.</translation>
    </message>
    <message>
        <source>This case is signed off, and locked. Reopen it to change it.</source>
        <translation>Este caso está firmado y bloqueado. Reábralo para cambiarlo.</translation>
    </message>
    <message>
        <source>This case is open in another window, so it can only be looked at here.</source>
        <translation>Este caso está abierto en otra ventana; aquí solo se puede mirar.</translation>
    </message>
    <message>
        <source>Nothing can be saved now. {0}</source>
        <translation>Ahora no se puede guardar nada. {0}</translation>
    </message>
    <message>
        <source>Signed off by {0} on {1}: final, and locked.</source>
        <translation>Firmado por {0} el {1}: definitivo y bloqueado.</translation>
    </message>
    <message>
        <source>Held for ungradable: {0}</source>
        <translation>Considerado no evaluable: {0}</translation>
    </message>
    <message>
        <source>{0} of its {1} numbers are measured otherwise now than when it was signed off. Reopen the case to sign the new ones.</source>
        <translation>{0} de sus {1} números se miden ahora de otro modo que cuando se firmó. Reabra el caso para firmar los nuevos.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Sin guardar</translation>
    </message>
    <message>
        <source>Not loaded</source>
        <translation>Sin cargar</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Guardando …</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Definitivo</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Solo lectura</translation>
    </message>
</context>
<context>
    <name>Scale</name>
    <message>
        <source>Segment the photograph first: the optic disc is measured then.</source>
        <translation>Segmente primero la retinografía: entonces se mide la papila.</translation>
    </message>
    <message>
        <source>The {0} must be above 0.</source>
        <translation>El valor debe ser mayor que 0: {0}.</translation>
    </message>
    <message>
        <source>Enter a number for the {0}.</source>
        <translation>Introduzca un número: {0}.</translation>
    </message>
    <message>
        <source>“{0}” is not a number. Enter one like 9.6 for the {1}.</source>
        <translation>«{0}» no es un número. Introduzca uno como 9,6: {1}.</translation>
    </message>
    <message>
        <source>axial length in mm</source>
        <translation>longitud axial en mm</translation>
    </message>
    <message>
        <source>An eye of {0:g} mm is not possible. Enter its axial length, like 23.5.</source>
        <translation>Un ojo de {0:g} mm no es posible. Introduzca su longitud axial, como 23,5.</translation>
    </message>
    <message>
        <source>refraction in dioptres</source>
        <translation>refracción en dioptrías</translation>
    </message>
    <message>
        <source>A refraction of {0:g} D is not possible. Enter it like -2.75.</source>
        <translation>Una refracción de {0:g} D no es posible. Introdúzcala como -2,75.</translation>
    </message>
    <message>
        <source>The line is {0:.1f} pixels long, too short to be exact. Draw a longer one.</source>
        <translation>La línea mide {0:.1f} píxeles, demasiado corta para ser exacta. Trace una más larga.</translation>
    </message>
    <message>
        <source>With {0:.4g} × {1:.4g} µm per pixel, the picture would be {2:.3g} × {3:.3g} mm.</source>
        <translation>Con {0:.4g} × {1:.4g} µm por píxel, la imagen mediría {2:.3g} × {3:.3g} mm.</translation>
    </message>
    <message>
        <source>That is larger than the retina.</source>
        <translation>Eso es mayor que la retina.</translation>
    </message>
    <message>
        <source>That is smaller than an optic disc.</source>
        <translation>Eso es menor que una papila.</translation>
    </message>
    <message>
        <source>Width and height of a pixel differ too much. Check both numbers.</source>
        <translation>La anchura y la altura de un píxel difieren demasiado. Compruebe ambos números.</translation>
    </message>
    <message>
        <source>from the DICOM header</source>
        <translation>de la cabecera DICOM</translation>
    </message>
    <message>
        <source>from the camera&apos;s file</source>
        <translation>del archivo de la cámara</translation>
    </message>
    <message>
        <source>stated by you</source>
        <translation>indicado por usted</translation>
    </message>
    <message>
        <source>from a distance that you know</source>
        <translation>de una distancia conocida</translation>
    </message>
    <message>
        <source>assumed: disc 1.8 mm high</source>
        <translation>supuesto: papila de 1,8 mm de alto</translation>
    </message>
</context>
<context>
    <name>ScaleDialog</name>
    <message>
        <source>Scale of this photograph</source>
        <translation>Escala de esta retinografía</translation>
    </message>
    <message>
        <source>{0:.1f} px</source>
        <translation>{0:.1f} px</translation>
    </message>
    <message>
        <source>As the file states it: {0}</source>
        <translation>Como indica el archivo: {0}</translation>
    </message>
    <message>
        <source>None: the file states no scale, and results stay in pixels</source>
        <translation>Ninguna: el archivo no indica escala, y los resultados quedan en píxeles</translation>
    </message>
    <message>
        <source>I know the size of a pixel in an eye of 24 mm</source>
        <translation>Conozco el tamaño de un píxel en un ojo de 24 mm</translation>
    </message>
    <message>
        <source>As makers of cameras state it; it is corrected for this eye below.</source>
        <translation>Como lo indican los fabricantes de cámaras; abajo se corrige para este ojo.</translation>
    </message>
    <message>
        <source>Width of a pixel in µm</source>
        <translation>Anchura de un píxel en µm</translation>
    </message>
    <message>
        <source>Height of a pixel in µm</source>
        <translation>Altura de un píxel en µm</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>la misma</translation>
    </message>
    <message>
        <source>I know a distance on the photograph</source>
        <translation>Conozco una distancia en la retinografía</translation>
    </message>
    <message>
        <source>A length on this very retina: it is true of this eye, and not corrected.</source>
        <translation>Una longitud en esta misma retina: vale para este ojo y no se corrige.</translation>
    </message>
    <message>
        <source>Click two points…</source>
        <translation>Marcar dos puntos…</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>como antes</translation>
    </message>
    <message>
        <source>no line yet</source>
        <translation>aún sin línea</translation>
    </message>
    <message>
        <source>Length of the line</source>
        <translation>Longitud de la línea</translation>
    </message>
    <message>
        <source>Unit of the length</source>
        <translation>Unidad de la longitud</translation>
    </message>
    <message>
        <source>Take the optic disc as 1.8 mm high</source>
        <translation>Suponer una papila de 1,8 mm de alto</translation>
    </message>
    <message>
        <source>The segmented disc is {0:.1f} px high. Discs differ from eye to eye: lengths are good to about 15 %, and the disc itself cannot be measured.</source>
        <translation>La papila segmentada mide {0:.1f} px de alto. Las papilas varían de un ojo a otro: las longitudes son exactas en un 15 % aproximadamente, y la papila misma no se puede medir.</translation>
    </message>
    <message>
        <source>Axial length of this eye in mm</source>
        <translation>Longitud axial de este ojo en mm</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocida</translation>
    </message>
    <message>
        <source>Long eyes show less, short eyes more of the retina. With the axial length, µm are corrected for it (Bennett, Rudnicka and Edgar 1994); without, an eye of 24 mm is assumed. A scale from a known distance or from the disc needs no correction.</source>
        <translation>Los ojos largos muestran menos retina y los cortos más. Con la longitud axial, los µm se corrigen (Bennett, Rudnicka y Edgar 1994); sin ella se supone un ojo de 24 mm. Una escala tomada de una distancia conocida o de la papila no necesita corrección.</translation>
    </message>
    <message>
        <source>Refraction of this eye in dioptres</source>
        <translation>Refracción de este ojo en dioptrías</translation>
    </message>
    <message>
        <source>Spherical equivalent of the spectacles, like -2.75. Where no axial length is known, µm are corrected by it (Bengtsson and Krakau 1992): an estimate.</source>
        <translation>Equivalente esférico de las gafas, como -2,75. Si no se conoce la longitud axial, los µm se corrigen con él (Bengtsson y Krakau 1992): una estimación.</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>Lo que resulta</translation>
    </message>
    <message>
        <source>Use this scale</source>
        <translation>Usar esta escala</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Anchura</translation>
    </message>
    <message>
        <source>   Height</source>
        <translation>   Altura</translation>
    </message>
    <message>
        <source>   Length</source>
        <translation>   Longitud</translation>
    </message>
    <message>
        <source>Axial length of this eye</source>
        <translation>Longitud axial de este ojo</translation>
    </message>
    <message>
        <source>   or its refraction</source>
        <translation>   o su refracción</translation>
    </message>
    <message>
        <source>D</source>
        <comment>dioptres</comment>
        <translation>D</translation>
    </message>
    <message>
        <source>width of a pixel in µm</source>
        <translation>anchura de un píxel en µm</translation>
    </message>
    <message>
        <source>height of a pixel in µm</source>
        <translation>altura de un píxel en µm</translation>
    </message>
    <message>
        <source>Click the two ends of the distance first.</source>
        <translation>Haga clic primero en los dos extremos de la distancia.</translation>
    </message>
    <message>
        <source>length of the line</source>
        <translation>longitud de la línea</translation>
    </message>
    <message>
        <source>No scale: results in pixels.</source>
        <translation>Sin escala: resultados en píxeles.</translation>
    </message>
    <message>
        <source>{0}. The picture is {1:.3g} × {2:.3g} mm.</source>
        <translation>{0}. La imagen mide {1:.3g} × {2:.3g} mm.</translation>
    </message>
    <message>
        <source>It comes from this eye, so lengths are not corrected.</source>
        <translation>Procede de este ojo: las longitudes no se corrigen.</translation>
    </message>
    <message>
        <source>In this eye of {0:g} mm, lengths are corrected.</source>
        <translation>En este ojo de {0:g} mm, las longitudes se corrigen.</translation>
    </message>
    <message>
        <source>By a refraction of {0:+g} D, lengths are corrected: an estimate.</source>
        <translation>Con una refracción de {0:+g} D, las longitudes se corrigen: una estimación.</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>Go to another case</source>
        <translation>Ir a otro caso</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausa</translation>
    </message>
    <message>
        <source>Save, give the case back, and close</source>
        <translation>Guardar, devolver el caso y cerrar</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Entregar</translation>
    </message>
    <message>
        <source>Lock the answers and go on (Ctrl+Enter)</source>
        <translation>Bloquear las respuestas y seguir (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Two readers differ on this case. Please decide.</source>
        <translation>Dos lectores discrepan en este caso. Decida, por favor.</translation>
    </message>
    <message>
        <source> · with the model</source>
        <translation> · con el modelo</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>sin empezar</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>empezado</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>entregado</translation>
    </message>
    <message>
        <source>Case {0} · {1}</source>
        <translation>Caso {0} · {1}</translation>
    </message>
    <message>
        <source>click both ends.  Esc: go back</source>
        <translation>haga clic en ambos extremos.  Esc: volver</translation>
    </message>
    <message>
        <source>This cannot be submitted yet; see what is marked.</source>
        <translation>Esto aún no se puede entregar; vea lo que está marcado.</translation>
    </message>
    <message>
        <source>Case {0}</source>
        <translation>Caso {0}</translation>
    </message>
    <message>
        <source>Case {0} of {1}</source>
        <translation>Caso {0} de {1}</translation>
    </message>
</context>
<context>
    <name>SecondCanvas</name>
    <message>
        <source>Second photograph, only to look at</source>
        <translation>Segunda retinografía, solo para mirar</translation>
    </message>
</context>
<context>
    <name>ServersPage</name>
    <message>
        <source>DICOM servers</source>
        <translation>Servidores DICOM</translation>
    </message>
    <message>
        <source>&amp;Encrypted (TLS), its certificate checked</source>
        <translation>&amp;Cifrado (TLS), con su certificado comprobado</translation>
    </message>
    <message>
        <source>the system&apos;s authorities</source>
        <translation>las autoridades del sistema</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>E&amp;xaminar…</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>N&amp;ombre</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Equipo</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>P&amp;uerto</translation>
    </message>
    <message>
        <source>Application entity &amp;title</source>
        <translation>&amp;Título de entidad de aplicación (AE)</translation>
    </message>
    <message>
        <source>Certificate of its authority</source>
        <translation>Certificado de su autoridad</translation>
    </message>
    <message>
        <source>Title of this program</source>
        <translation>Título de este programa</translation>
    </message>
    <message>
        <source>Port of this program</source>
        <translation>Puerto de este programa</translation>
    </message>
    <message>
        <source>Ne&amp;w</source>
        <translation>&amp;Nuevo</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Tes&amp;t</source>
        <translation>&amp;Probar</translation>
    </message>
    <message>
        <source>Save, and ask whether it is there</source>
        <translation>Guardar y preguntar si está</translation>
    </message>
    <message>
        <source>Which certificate?</source>
        <translation>¿Qué certificado?</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation>Certificados (*.pem *.crt)</translation>
    </message>
    <message>
        <source>Asking {0}</source>
        <translation>Preguntando a {0}</translation>
    </message>
    <message>
        <source>{0} answers.</source>
        <translation>{0} responde.</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Photograph</source>
        <translation>Retinografía</translation>
    </message>
    <message>
        <source>Hide layers while it is held</source>
        <translation>Ocultar las capas mientras se mantiene</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>See the model&apos;s layers while it is held</source>
        <translation>Ver las capas del modelo mientras se mantiene</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>Move the line of the wipe</source>
        <translation>Mover la línea de la cortina</translation>
    </message>
    <message>
        <source>Drag it, or Alt+Left, Alt+Right</source>
        <translation>Arrastrarla, o Alt+Izquierda, Alt+Derecha</translation>
    </message>
    <message>
        <source>Move the photograph</source>
        <translation>Mover la retinografía</translation>
    </message>
    <message>
        <source>Drag, or arrow keys</source>
        <translation>Arrastrar, o flechas</translation>
    </message>
    <message>
        <source>Point with a tool, without a mouse</source>
        <translation>Señalar con una herramienta, sin ratón</translation>
    </message>
    <message>
        <source>Arrow keys, with Shift in long steps</source>
        <translation>Flechas, con Mayús a pasos largos</translation>
    </message>
    <message>
        <source>Press the tool there; held with arrows, draw</source>
        <translation>Pulsar allí la herramienta; mantenido con flechas, dibujar</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Zoom around the pointer</source>
        <translation>Ampliar alrededor del puntero</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rueda</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doble clic</translation>
    </message>
    <message>
        <source>Contrast and brightness</source>
        <translation>Contraste y brillo</translation>
    </message>
    <message>
        <source>Drag with the right button</source>
        <translation>Arrastrar con el botón derecho</translation>
    </message>
    <message>
        <source>Size of the brush, tolerance</source>
        <translation>Tamaño del pincel, tolerancia</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Ctrl+Rueda</translation>
    </message>
    <message>
        <source>Straight line of the brush</source>
        <translation>Línea recta con el pincel</translation>
    </message>
    <message>
        <source>Shift+Click</source>
        <translation>Mayús+Clic</translation>
    </message>
    <message>
        <source>Erase with the brush</source>
        <translation>Borrar con el pincel</translation>
    </message>
    <message>
        <source>Alt+Drag</source>
        <translation>Alt+Arrastrar</translation>
    </message>
    <message>
        <source>Close a polygon, apply an ellipse</source>
        <translation>Cerrar un polígono, aplicar una elipse</translation>
    </message>
    <message>
        <source>Enter, or double click</source>
        <translation>Intro, o doble clic</translation>
    </message>
    <message>
        <source>Last point back</source>
        <translation>Quitar el último punto</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Retroceso</translation>
    </message>
    <message>
        <source>Order of the layers</source>
        <translation>Orden de las capas</translation>
    </message>
    <message>
        <source>Drag a row, or Alt+Up, Alt+Down</source>
        <translation>Arrastrar una fila, o Alt+Arriba, Alt+Abajo</translation>
    </message>
    <message>
        <source>Next control, previous control</source>
        <translation>Control siguiente, control anterior</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Mayús+Tab</translation>
    </message>
    <message>
        <source>Press a button</source>
        <translation>Pulsar un botón</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Next vessel of CRAE or CRVE, previous vessel</source>
        <translation>Vaso siguiente, anterior de CRAE o CRVE</translation>
    </message>
    <message>
        <source>N, Shift+N</source>
        <translation>N, Mayús+N</translation>
    </message>
    <message>
        <source>Move the centre of the zones</source>
        <translation>Mover el centro de las zonas</translation>
    </message>
    <message>
        <source>Shift+arrow keys</source>
        <translation>Mayús+Flechas</translation>
    </message>
    <message>
        <source>Leave the vessel out or take it in, place the zones</source>
        <translation>Excluir o incluir el vaso, colocar las zonas</translation>
    </message>
    <message>
        <source>Another B-scan</source>
        <translation>Otro corte B</translation>
    </message>
    <message>
        <source>Wheel, or Up, Down</source>
        <translation>Rueda, o Arriba, Abajo</translation>
    </message>
    <message>
        <source>The same with a tool in hand</source>
        <translation>Lo mismo con una herramienta en la mano</translation>
    </message>
    <message>
        <source>Ten B-scans on</source>
        <translation>Diez cortes B más allá</translation>
    </message>
    <message>
        <source>First B-scan, last B-scan</source>
        <translation>Primer corte B, último corte B</translation>
    </message>
    <message>
        <source>Give up a gesture</source>
        <translation>Abandonar un gesto</translation>
    </message>
    <message>
        <source>Surface or area before, next one</source>
        <translation>Límite o área anterior, siguiente</translation>
    </message>
    <message>
        <source>Columns that follow, size of the brush</source>
        <translation>Columnas que siguen, tamaño del pincel</translation>
    </message>
    <message>
        <source>Enlarge, show more</source>
        <translation>Ampliar, mostrar más</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Mover la imagen</translation>
    </message>
    <message>
        <source>Drag, or Shift+arrow keys with the hand</source>
        <translation>Arrastrar, o Mayús+flechas con la mano</translation>
    </message>
    <message>
        <source>Correct what a name below the B-scan says</source>
        <translation>Corregir lo que dice un nombre debajo del corte B</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>&amp;Beside it</source>
        <translation>&amp;Al lado</translation>
    </message>
    <message>
        <source>What is shown beside the photograph</source>
        <translation>Lo que se muestra junto a la retinografía</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Vinculadas</translation>
    </message>
    <message>
        <source>Move and zoom both together; off: each for itself</source>
        <translation>Mover y ampliar ambas juntas; si no, cada una por sí</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>En espejo</translation>
    </message>
    <message>
        <source>Go left on one side where the other goes right</source>
        <translation>Ir a la izquierda en un lado cuando el otro va a la derecha</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>This workspace is shared. What you draw and sign is kept under your name.</source>
        <translation>Este espacio de trabajo es compartido. Lo que dibuje y firme se guarda bajo su nombre.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Frase de contraseña</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Open a photograph (Ctrl+O), or drop a file or a folder here.
To try the program, open the sample (Ctrl+Alt+O).</source>
        <translation>Abra una retinografía (Ctrl+O), o suelte aquí un archivo o una carpeta.
Para probar el programa, abra el ejemplo (Ctrl+Alt+O).</translation>
    </message>
    <message>
        <source>Not loaded.</source>
        <translation>Sin cargar.</translation>
    </message>
    <message>
        <source>Continue where you were ({0}): {1}

</source>
        <translation>Seguir donde estaba ({0}): {1}

</translation>
    </message>
    <message>
        <source>Not kept yet</source>
        <translation>Aún no conservado</translation>
    </message>
    <message>
        <source>Photographs are being taken into the workspace. Keep the window open for a moment. If you close it now, those that are left are not kept.</source>
        <translation>Se están incorporando fotografías al espacio de trabajo. Deje la ventana abierta un momento. Si la cierra ahora, las restantes no se conservarán.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Sin guardar</translation>
    </message>
    <message>
        <source>Your last changes are not saved. {0}

Keep the window open, and they are saved as soon as it works again. If you close it now, they may be lost.</source>
        <translation>Sus últimos cambios no están guardados. {0}

Deje la ventana abierta y se guardarán en cuanto sea posible. Si la cierra ahora, pueden perderse.</translation>
    </message>
    <message>
        <source>The workspace is busy.</source>
        <translation>El espacio de trabajo está ocupado.</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Cerrar de todos modos</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>Dejar abierta</translation>
    </message>
    <message>
        <source>Your last strokes could be saved neither in the workspace nor in a file beside it. Free some space on the disk, and try again. If you close now, they are lost.</source>
        <translation>Sus últimos trazos no se pudieron guardar ni en el espacio de trabajo ni en un archivo junto a él. Libere espacio en el disco e inténtelo de nuevo. Si cierra ahora, se pierden.</translation>
    </message>
    <message>
        <source>The photograph of this case is not where it was.</source>
        <translation>La retinografía de este caso no está donde estaba.</translation>
    </message>
    <message>
        <source>Open it from where it is now; its layers are found by its pixels: {0}</source>
        <translation>Ábrala desde donde está ahora; sus capas se encuentran por sus píxeles: {0}</translation>
    </message>
    <message>
        <source>Finish what you are drawing first.</source>
        <translation>Termine primero lo que está dibujando.</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Firmar</translation>
    </message>
    <message>
        <source>Sign this case off as {0}? It is final then, and nothing of it can be changed until somebody reopens it and says why.</source>
        <translation>¿Firmar este caso como {0}? Entonces es definitivo, y no se puede cambiar nada en él hasta que alguien lo reabra y diga por qué.</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>Why is this case opened again? The reason is kept in the audit trail.</source>
        <translation>¿Por qué se reabre este caso? El motivo se guarda en el registro de auditoría.</translation>
    </message>
    <message>
        <source>Ungradable</source>
        <translation>No evaluable</translation>
    </message>
    <message>
        <source>Why can this photograph not be graded?</source>
        <translation>¿Por qué no se puede evaluar esta retinografía?</translation>
    </message>
    <message>
        <source>Out of focus</source>
        <translation>Desenfocada</translation>
    </message>
    <message>
        <source>Too dark or too bright</source>
        <translation>Demasiado oscura o clara</translation>
    </message>
    <message>
        <source>Media opacity</source>
        <translation>Opacidad de medios</translation>
    </message>
    <message>
        <source>The region of interest is not in the picture</source>
        <translation>La región de interés no está en la imagen</translation>
    </message>
    <message>
        <source>Eyelid or eyelashes</source>
        <translation>Párpado o pestañas</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Screen pixels per column of the photograph</source>
        <translation>Píxeles de pantalla por columna de la retinografía</translation>
    </message>
    <message>
        <source>Width : height of a pixel, as the file or you state it. The photograph is drawn in its true shape; positions are told in its own pixels.</source>
        <translation>Anchura : altura de un píxel, como la indica usted o el archivo. La retinografía se dibuja en su forma verdadera; las posiciones se dan en sus propios píxeles.</translation>
    </message>
    <message>
        <source>Is your work saved?</source>
        <translation>¿Está guardado su trabajo?</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>Solo para investigación. No apto para diagnóstico.</translation>
    </message>
</context>
<context>
    <name>Stepping</name>
    <message>
        <source>{0} is locked. Unlock it to undo or redo this step: {1}.</source>
        <translation>{0} está bloqueada. Desbloquéela para deshacer o rehacer este paso: {1}.</translation>
    </message>
    <message>
        <source>This step cannot be read from the store: {0}</source>
        <translation>Este paso no se puede leer del espacio de trabajo: {0}</translation>
    </message>
    <message>
        <source>The workspace is busy. Please try again.</source>
        <translation>El espacio de trabajo está ocupado. Inténtelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>Studies</name>
    <message>
        <source>Studies cannot be read now.</source>
        <translation>Los estudios no se pueden leer ahora.</translation>
    </message>
    <message>
        <source>The workspace is not open yet. Please try again.</source>
        <translation>El espacio de trabajo aún no está abierto. Inténtelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>StudiesDialog</name>
    <message>
        <source>Studies</source>
        <translation>Estudios</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Estudio</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Readers: read / to come</source>
        <translation>Lectores: leídos / por leer</translation>
    </message>
    <message>
        <source>For whoever is free</source>
        <translation>Para quien esté libre</translation>
    </message>
    <message>
        <source>To adjudicate</source>
        <translation>Por arbitrar</translation>
    </message>
    <message>
        <source>&amp;Create…</source>
        <translation>C&amp;rear…</translation>
    </message>
    <message>
        <source>Freeze a plan (TOML) and assign it</source>
        <translation>Congelar un plan (TOML) y asignarlo</translation>
    </message>
    <message>
        <source>&amp;Assign…</source>
        <translation>A&amp;signar…</translation>
    </message>
    <message>
        <source>Deal the cases of a frozen study</source>
        <translation>Repartir los casos de un estudio congelado</translation>
    </message>
    <message>
        <source>C&amp;lose the study…</source>
        <translation>&amp;Cerrar el estudio…</translation>
    </message>
    <message>
        <source>Nothing more can be entered then</source>
        <translation>Después no se podrá introducir nada más</translation>
    </message>
    <message>
        <source>A&amp;nalyse…</source>
        <translation>&amp;Analizar…</translation>
    </message>
    <message>
        <source>Agreement, accuracy and time as tables</source>
        <translation>Concordancia, exactitud y tiempo en tablas</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>All answers, masks and times</source>
        <translation>Todas las respuestas, máscaras y tiempos</translation>
    </message>
    <message>
        <source>{0}: {1} / {2}</source>
        <translation>{0}: {1} / {2}</translation>
    </message>
    <message>
        <source>, reading now</source>
        <translation>, leyendo ahora</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierto</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>The plan of a study</source>
        <translation>El plan de un estudio</translation>
    </message>
    <message>
        <source>Plans (*.toml)</source>
        <translation>Planes (*.toml)</translation>
    </message>
    <message>
        <source>A frozen study</source>
        <translation>Un estudio congelado</translation>
    </message>
    <message>
        <source>Frozen studies (*.study.json)</source>
        <translation>Estudios congelados (*.study.json)</translation>
    </message>
    <message>
        <source>{0} is assigned; its readers can begin.</source>
        <translation>{0} está asignado; sus lectores pueden comenzar.</translation>
    </message>
    <message>
        <source>Secret seed of the allocation list. Keep it where no reader sees it.</source>
        <translation>Semilla secreta de la lista de asignación. Guárdela donde ningún lector la vea.</translation>
    </message>
    <message>
        <source>Once more, please.</source>
        <translation>Una vez más, por favor.</translation>
    </message>
    <message>
        <source>Allocation list</source>
        <translation>Lista de asignación</translation>
    </message>
    <message>
        <source>The two seeds differ, or are empty. Nothing was assigned.</source>
        <translation>Las dos semillas difieren o están vacías. No se asignó nada.</translation>
    </message>
    <message numerus="yes">
        <source>Close {0}? %n readings are still to come, and could not be made.</source>
        <translation>
            <numerusform>¿Cerrar {0}? Queda una lectura, que ya no podría hacerse.</numerusform>
            <numerusform>¿Cerrar {0}? Quedan %n lecturas, que ya no podrían hacerse.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the study</source>
        <translation>Cerrar el estudio</translation>
    </message>
    <message>
        <source>You are a reader of {0}. Its results can be seen when it is closed.</source>
        <translation>Usted es lector de {0}. Sus resultados se podrán ver cuando esté cerrado.</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Carpeta para los resultados</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>Escrito: {0}</translation>
    </message>
    <message>
        <source>Working …</source>
        <translation>Trabajando …</translation>
    </message>
</context>
<context>
    <name>StudyPages</name>
    <message>
        <source>All is read. Thank you.</source>
        <translation>Todo está leído. Gracias.</translation>
    </message>
    <message>
        <source>Every case of yours is submitted and locked.</source>
        <translation>Todos sus casos están entregados y bloqueados.</translation>
    </message>
    <message>
        <source>The first round is done.</source>
        <translation>La primera ronda ha terminado.</translation>
    </message>
    <message>
        <source>The second round begins on {0}. Please come back then.</source>
        <translation>La segunda ronda comienza el {0}. Vuelva entonces, por favor.</translation>
    </message>
    <message>
        <source>Nothing is left to read for now.</source>
        <translation>Por ahora no queda nada que leer.</translation>
    </message>
    <message>
        <source>The cases that are left are in the hands of other readers. Some may come back, at the latest at {0}.</source>
        <translation>Los casos que quedan están en manos de otros lectores. Algunos pueden volver, a más tardar a las {0}.</translation>
    </message>
    <message>
        <source>a time not yet known</source>
        <translation>una hora aún desconocida</translation>
    </message>
</context>
<context>
    <name>ToolStrip</name>
    <message>
        <source>The layer that tools change (, and . for others)</source>
        <translation>La capa que cambian las herramientas (, y . para otras)</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Radio</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolerancia</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Al menos</translation>
    </message>
    <message>
        <source>Certainty not kept · segment again</source>
        <translation>Certeza no guardada · segmentar de nuevo</translation>
    </message>
    <message>
        <source>How certain the model was is not kept after a restart; your layers stay</source>
        <translation>La certeza del modelo no se conserva tras reiniciar; sus capas permanecen</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Add to the layer</source>
        <translation>Añadir a la capa</translation>
    </message>
    <message>
        <source>Take away from the layer</source>
        <translation>Quitar de la capa</translation>
    </message>
    <message>
        <source>Keep only what is inside</source>
        <translation>Conservar solo lo de dentro</translation>
    </message>
    <message>
        <source>Put in the layer&apos;s place</source>
        <translation>Poner en lugar de la capa</translation>
    </message>
    <message>
        <source>In the field only</source>
        <translation>Solo en el campo</translation>
    </message>
    <message>
        <source>Paint only on the photographed field</source>
        <translation>Pintar solo en el campo fotografiado</translation>
    </message>
    <message>
        <source>Paint only inside this layer</source>
        <translation>Pintar solo dentro de esta capa</translation>
    </message>
    <message>
        <source>Layers that must not be painted over</source>
        <translation>Capas sobre las que no se debe pintar</translation>
    </message>
    <message>
        <source>Choose a layer</source>
        <translation>Elegir una capa</translation>
    </message>
    <message>
        <source>Inside any layer or none</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>Inside: {0}</source>
        <translation>Dentro: {0}</translation>
    </message>
    <message>
        <source>Not over: {0}</source>
        <translation>No sobre: {0}</translation>
    </message>
    <message>
        <source>Not over …</source>
        <translation>No sobre …</translation>
    </message>
</context>
<context>
    <name>Toolbox</name>
    <message>
        <source>Brush</source>
        <translation>Pincel</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Goma</translation>
    </message>
    <message>
        <source>Questionable</source>
        <translation>Dudoso</translation>
    </message>
    <message>
        <source>Paint what is likely</source>
        <translation>Pintar lo probable</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polígono</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lazo</translation>
    </message>
    <message>
        <source>Fill a hole</source>
        <translation>Rellenar un agujero</translation>
    </message>
    <message>
        <source>Smart fill</source>
        <translation>Relleno inteligente</translation>
    </message>
    <message>
        <source>Erase a piece</source>
        <translation>Borrar un elemento</translation>
    </message>
    <message>
        <source>Vessel</source>
        <translation>Vaso</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Elipse</translation>
    </message>
    <message>
        <source>Move a piece</source>
        <translation>Mover un elemento</translation>
    </message>
    <message>
        <source>Move a landmark</source>
        <translation>Mover un punto de referencia</translation>
    </message>
    <message>
        <source>There is no probability map of this layer. Segment the photograph first.</source>
        <translation>No hay mapa de probabilidad de esta capa. Segmente primero la retinografía.</translation>
    </message>
    <message>
        <source>Choose a layer first, or add one.</source>
        <translation>Elija primero una capa, o añada una.</translation>
    </message>
    <message>
        <source>Fill all holes</source>
        <translation>Rellenar todos los agujeros</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>Crecer</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>Encoger</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Suavizar</translation>
    </message>
    <message>
        <source>Keep the largest piece</source>
        <translation>Conservar el elemento mayor</translation>
    </message>
    <message>
        <source>Erase pieces below {0} px</source>
        <translation>Borrar elementos de menos de {0} px</translation>
    </message>
    <message>
        <source>{0} was given up: the layer was changed meanwhile.</source>
        <translation>{0}: abandonado, porque la capa cambió entretanto.</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>The line holds no pixel of the picture.</source>
        <translation>La línea no encierra ningún píxel de la imagen.</translation>
    </message>
    <message>
        <source>Click at least three points of the edge that are not on a line.</source>
        <translation>Haga clic en al menos tres puntos del borde que no estén alineados.</translation>
    </message>
    <message>
        <source>Enter: put the ellipse into the layer.  Backspace: last point back</source>
        <translation>Intro: poner la elipse en la capa.  Retroceso: quitar el último punto</translation>
    </message>
    <message>
        <source>Click three to five points of the edge</source>
        <translation>Haga clic en tres a cinco puntos del borde</translation>
    </message>
    <message>
        <source>Click into a hole that the layer closes off.</source>
        <translation>Haga clic en un agujero que la capa cierre.</translation>
    </message>
    <message>
        <source>Click a piece of the active layer.</source>
        <translation>Haga clic en un elemento de la capa activa.</translation>
    </message>
    <message>
        <source>Take hold of a landmark: a ring with a cross.</source>
        <translation>Tome un punto de referencia: un anillo con una cruz.</translation>
    </message>
    <message>
        <source>{0} was given up: another layer or operation was chosen.</source>
        <translation>{0}: abandonado, porque se eligió otra capa u operación.</translation>
    </message>
    <message>
        <source>Click an artery or a vein.</source>
        <translation>Haga clic en una arteria o una vena.</translation>
    </message>
    <message>
        <source>Artery to vein</source>
        <translation>Arteria a vena</translation>
    </message>
    <message>
        <source>Vein to artery</source>
        <translation>Vena a arteria</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pincel</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Goma</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polígono</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lazo</translation>
    </message>
    <message>
        <source>Fill a hole</source>
        <translation>Rellenar un agujero</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Elipse</translation>
    </message>
    <message>
        <source>Erase a piece</source>
        <translation>Borrar un elemento</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Radius of the brush (Ctrl and the wheel)</source>
        <translation>Radio del pincel (Ctrl y la rueda)</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Encrypted workspace</source>
        <translation>Espacio de trabajo cifrado</translation>
    </message>
    <message>
        <source>Your workspace is encrypted. Without its passphrase, photographs can be looked at and segmented, but nothing is kept and nothing of before is shown.</source>
        <translation>Su espacio de trabajo está cifrado. Sin su frase de contraseña se pueden ver y segmentar fotografías, pero no se guarda nada ni se muestra nada de antes.</translation>
    </message>
    <message>
        <source>The passphrase is wrong, or the start of the file is damaged. Please try again, or restore a backup.</source>
        <translation>La frase de contraseña es incorrecta, o el principio del archivo está dañado. Inténtelo de nuevo o restaure una copia de seguridad.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Frase de contraseña</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>VolumeView</name>
    <message>
        <source>  B-scan {0} of {1}</source>
        <translation>  Corte B {0} de {1}</translation>
    </message>
</context>
<context>
    <name>WarmUp</name>
    <message>
        <source>A part of the program cannot start.</source>
        <translation>Una parte del programa no puede iniciarse.</translation>
    </message>
</context>
<context>
    <name>WholeLayerDialog</name>
    <message>
        <source>Change the whole layer</source>
        <translation>Cambiar toda la capa</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Grow, shrink, smooth by</source>
        <translation>Crecer, encoger, suavizar en</translation>
    </message>
    <message>
        <source>Smallest piece to keep</source>
        <translation>Elemento más pequeño que queda</translation>
    </message>
    <message>
        <source>Commands change the active layer; each is one step of the history.</source>
        <translation>Las órdenes cambian la capa activa; cada una es un paso del historial.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>Workflow</name>
    <message>
        <source>This cannot be changed.</source>
        <translation>Esto no se puede cambiar.</translation>
    </message>
    <message>
        <source>This cannot be opened.</source>
        <translation>Esto no se puede abrir.</translation>
    </message>
    <message>
        <source>Axial length</source>
        <translation>Longitud axial</translation>
    </message>
    <message>
        <source>Choice of vessels or zones</source>
        <translation>Elección de vasos o zonas</translation>
    </message>
    <message>
        <source>Segmenting</source>
        <translation>Segmentación</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Medición</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Escritura del informe</translation>
    </message>
    <message>
        <source>Writing the results</source>
        <translation>Escritura de los resultados</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportación</translation>
    </message>
    <message>
        <source>Finish what you are drawing first.</source>
        <translation>Termine primero lo que está dibujando.</translation>
    </message>
    <message>
        <source>{0} did not work.</source>
        <translation>{0}: no funcionó.</translation>
    </message>
</context>
<context>
    <name>WorklistPanel</name>
    <message>
        <source>Worklist</source>
        <translation>Lista de trabajo</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source> What you drew is kept in {0}.</source>
        <translation> Lo que dibujó se conserva en {0}.</translation>
    </message>
    <message>
        <source>This could not be saved.</source>
        <translation>Esto no se pudo guardar.</translation>
    </message>
    <message>
        <source>Your work is not saved yet.</source>
        <translation>Su trabajo aún no está guardado.</translation>
    </message>
    <message>
        <source>The workspace was deleted while it was open.</source>
        <translation>El espacio de trabajo se borró mientras estaba abierto.</translation>
    </message>
    <message>
        <source>It was written anew, and nothing is lost: {0}</source>
        <translation>Se escribió de nuevo, y no se ha perdido nada: {0}</translation>
    </message>
    <message>
        <source> A copy is kept: {0}</source>
        <translation> Se conserva una copia: {0}</translation>
    </message>
    <message>
        <source>The workspace cannot be used.</source>
        <translation>El espacio de trabajo no se puede usar.</translation>
    </message>
    <message>
        <source>Corrections from before could not be taken in, and are kept in a file:</source>
        <translation>Correcciones anteriores no se pudieron tomar y se conservan en un archivo:</translation>
    </message>
</context>
<context>
    <name>WrittenPage</name>
    <message>
        <source>What became of the files</source>
        <translation>Qué fue de los archivos</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Desenlace</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Mirada</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Qué dice</translation>
    </message>
    <message>
        <source>Show the &amp;folder</source>
        <translation>Mostrar la car&amp;peta</translation>
    </message>
    <message>
        <source>Copies are being written …</source>
        <translation>Escribiendo copias …</translation>
    </message>
    <message>
        <source>written</source>
        <translation>escrito</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>omitido</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Stopped; what is written stays.</source>
        <translation>Parado; lo escrito se queda.</translation>
    </message>
    <message>
        <source>Written: {0}. Refused: {1}. Left out: {2}.</source>
        <translation>Escritos: {0}. Rechazados: {1}. Omitidos: {2}.</translation>
    </message>
    <message>
        <source>Written, but looked at by nobody: {0}. Their copies say that writing may be in them.</source>
        <translation>Escritas, pero sin que nadie las mirase: {0}. Sus copias dicen que puede haber escritura en ellas.</translation>
    </message>
    <message>
        <source>Whether a copy leads back to somebody is for you to judge.</source>
        <translation>Si una copia lleva de vuelta a alguien, debe juzgarlo usted.</translation>
    </message>
</context>
<context>
    <name>_Table</name>
    <message>
        <source>Select it to see it on the photograph.</source>
        <translation>Selecciónelo para verlo en la retinografía.</translation>
    </message>
</context>
</TS>
