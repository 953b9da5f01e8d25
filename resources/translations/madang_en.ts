<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Figures</name>
    <message numerus="yes">
        <source>%n message(s), %1</source>
        <translation>
            <numerusform>%n message, %1</numerusform>
            <numerusform>%n messages, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HappeningWords</name>
    <message numerus="yes">
        <source>%1 %n times, the last at %2.</source>
        <translation>
            <numerusform>%1 %n time, the last at %2.</numerusform>
            <numerusform>%1 %n times, the last at %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Live after %1, %n event(s) caught up.</source>
        <translation>
            <numerusform>Live after %1, %n event caught up.</numerusform>
            <numerusform>Live after %1, %n events caught up.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: live after %2, %n event(s) caught up.</source>
        <translation>
            <numerusform>%1: live after %2, %n event caught up.</numerusform>
            <numerusform>%1: live after %2, %n events caught up.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkState</name>
    <message numerus="yes">
        <source>%n attempt(s) since the last connection.</source>
        <translation>
            <numerusform>%n attempt since the last connection.</numerusform>
            <numerusform>%n attempts since the last connection.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageWords</name>
    <message numerus="yes">
        <source>%n reaction(s)</source>
        <translation>
            <numerusform>%n reaction</numerusform>
            <numerusform>%n reactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelineWords</name>
    <message numerus="yes">
        <source>%n new since %1</source>
        <translation>
            <numerusform>%n new since %1</numerusform>
            <numerusform>%n new since %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>To the latest message, %n new</source>
        <translation>
            <numerusform>To the latest message, %n new</numerusform>
            <numerusform>To the latest message, %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkspaceRows</name>
    <message numerus="yes">
        <source>Away for %n min</source>
        <translation>
            <numerusform>Away for %n min</numerusform>
            <numerusform>Away for %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>madang::ui::ConnectionStrip</name>
    <message numerus="yes">
        <source>No connection. Trying again in %n s.</source>
        <translation>
            <numerusform>No connection. Trying again in %n s.</numerusform>
            <numerusform>No connection. Trying again in %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Back online. %n messages sent.</source>
        <translation>
            <numerusform>Back online. %n message sent.</numerusform>
            <numerusform>Back online. %n messages sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>madang::ui::PasswordDialog</name>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <translation>
            <numerusform>At least %n character.</numerusform>
            <numerusform>At least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>madang::ui::PeopleModel</name>
    <message numerus="yes">
        <source>Members: %n</source>
        <translation>
            <numerusform>Members: %n</numerusform>
            <numerusform>Members: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Online: %n</source>
        <translation>
            <numerusform>Online: %n</numerusform>
            <numerusform>Online: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline: %n</source>
        <translation>
            <numerusform>Offline: %n</numerusform>
            <numerusform>Offline: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>madang::ui::RoomHeader</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>madang::ui::RoundTripGraph</name>
    <message numerus="yes">
        <source>Latest %1, from %2 to %3 in %n measurement(s).</source>
        <translation>
            <numerusform>Latest %1, from %2 to %3 in %n measurement.</numerusform>
            <numerusform>Latest %1, from %2 to %3 in %n measurements.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>madang::ui::SidebarModel</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for you</source>
        <translation>
            <numerusform>%n for you</numerusform>
            <numerusform>%n for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>madang::ui::SignOutDialog</name>
    <message numerus="yes">
        <source>Not sent yet, and lost then: %n message(s)</source>
        <translation>
            <numerusform>Not sent yet, and lost then: %n message</numerusform>
            <numerusform>Not sent yet, and lost then: %n messages</numerusform>
        </translation>
    </message>
</context>
</TS>
