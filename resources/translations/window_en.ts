<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>BiomarkersPanel</name>
    <message numerus="yes">
        <source>Show all %n measurements</source>
        <translation>
            <numerusform>Show the one measurement</numerusform>
            <numerusform>Show all %n measurements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiscDialog</name>
    <message numerus="yes">
        <source>%n files that the disc names are not on it.</source>
        <translation>
            <numerusform>One file that the disc names is not on it.</numerusform>
            <numerusform>%n files that the disc names are not on it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%n files are in {0}</source>
        <translation>
            <numerusform>One file is in {0}</numerusform>
            <numerusform>%n files are in {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and one more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pacs</name>
    <message numerus="yes">
        <source>%n objects are sent</source>
        <translation>
            <numerusform>One object is sent</numerusform>
            <numerusform>%n objects are sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PacsDialog</name>
    <message numerus="yes">
        <source>%n objects came</source>
        <translation>
            <numerusform>One object came</numerusform>
            <numerusform>%n objects came</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objects of the study did not come</source>
        <translation>
            <numerusform>One object of the study did not come</numerusform>
            <numerusform>%n objects of the study did not come</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudiesDialog</name>
    <message numerus="yes">
        <source>Close {0}? %n readings are still to come, and could not be made.</source>
        <translation>
            <numerusform>Close {0}? One reading is still to come, and could not be made.</numerusform>
            <numerusform>Close {0}? %n readings are still to come, and could not be made.</numerusform>
        </translation>
    </message>
</context>
</TS>
