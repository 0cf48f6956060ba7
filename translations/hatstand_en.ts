<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>hatstand::secrets</name>
        <message numerus="yes">
            <source>It has %n byte(s).</source>
            <translation>
                <numerusform>It has %n byte.</numerusform>
                <numerusform>It has %n bytes.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::CounterRing</name>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>%n character</numerusform>
                <numerusform>%n characters</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n character(s) too many</source>
            <translation>
                <numerusform>%n character too many</numerusform>
                <numerusform>%n characters too many</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of %1 characters used</source>
            <translation>
                <numerusform>%n of %1 characters used</numerusform>
                <numerusform>%n of %1 characters used</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::TimeWords</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n h</source>
            <comment>hours</comment>
            <translation>
                <numerusform>%n h</numerusform>
                <numerusform>%n h</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <comment>minutes</comment>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
    </context>
</TS>
