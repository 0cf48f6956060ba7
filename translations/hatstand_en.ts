<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>hatstand::Desktop</name>
        <message numerus="yes">
            <source>%n post(s) wait(s) for you</source>
            <translation>
                <numerusform>%n post waits for you</numerusform>
                <numerusform>%n posts wait for you</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::Pages</name>
        <message numerus="yes">
            <source>%n open</source>
            <translation>
                <numerusform>%n open</numerusform>
                <numerusform>%n open</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::cli</name>
        <message numerus="yes">
            <source>&quot;%1&quot;: %n message(s)</source>
            <translation>
                <numerusform>&quot;%1&quot;: %n message</numerusform>
                <numerusform>&quot;%1&quot;: %n messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>&quot;%1&quot;: %n message(s), %2 against the time before</source>
            <translation>
                <numerusform>&quot;%1&quot;: %n message, %2 against the time before</numerusform>
                <numerusform>&quot;%1&quot;: %n messages, %2 against the time before</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 is forgotten. Deleted: %n message(s).</source>
            <translation>
                <numerusform>%1 is forgotten. Deleted: %n message.</numerusform>
                <numerusform>%1 is forgotten. Deleted: %n messages.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, %n item(s)</source>
            <translation>
                <numerusform>%1, %n item</numerusform>
                <numerusform>%1, %n items</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: %n new message(s)</source>
            <comment>source</comment>
            <translation>
                <numerusform>%1: %n new message</numerusform>
                <numerusform>%1: %n new messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n correction(s) learned.</source>
            <translation>
                <numerusform>%n correction learned.</numerusform>
                <numerusform>%n corrections learned.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n delivery(ies) changed.</source>
            <translation>
                <numerusform>%n delivery changed.</numerusform>
                <numerusform>%n deliveries changed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n message(s)</source>
            <translation>
                <numerusform>%n message</numerusform>
                <numerusform>%n messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n message(s) of what is stored.</source>
            <translation>
                <numerusform>%n message of what is stored.</numerusform>
                <numerusform>%n messages of what is stored.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more conversation(s); --limit shows more.</source>
            <translation>
                <numerusform>%n more conversation; --limit shows more.</numerusform>
                <numerusform>%n more conversations; --limit shows more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more delivery(ies); --limit shows more.</source>
            <translation>
                <numerusform>%n more delivery; --limit shows more.</numerusform>
                <numerusform>%n more deliveries; --limit shows more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more post(s); --limit shows more.</source>
            <translation>
                <numerusform>%n more post; --limit shows more.</numerusform>
                <numerusform>%n more posts; --limit shows more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more request(s); --limit shows more.</source>
            <translation>
                <numerusform>%n more request; --limit shows more.</numerusform>
                <numerusform>%n more requests; --limit shows more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Added: %n feed(s).</source>
            <translation>
                <numerusform>Added: %n feed.</numerusform>
                <numerusform>Added: %n feeds.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Cleared: %n request(s).</source>
            <translation>
                <numerusform>Cleared: %n request.</numerusform>
                <numerusform>Cleared: %n requests.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Followed already: %n feed(s).</source>
            <translation>
                <numerusform>Followed already: %n feed.</numerusform>
                <numerusform>Followed already: %n feeds.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Known already: %n message(s).</source>
            <translation>
                <numerusform>Known already: %n message.</numerusform>
                <numerusform>Known already: %n messages.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Left in conversations with others: %n note(s). Look whether this person stands in there.</source>
            <translation>
                <numerusform>Left in conversations with others: %n note. Look whether this person stands in there.</numerusform>
                <numerusform>Left in conversations with others: %n notes. Look whether this person stands in there.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Left out: %n row(s).</source>
            <translation>
                <numerusform>Left out: %n row.</numerusform>
                <numerusform>Left out: %n rows.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Looks like a formula, and is kept as text: %n cell(s).</source>
            <translation>
                <numerusform>Looks like a formula, and is kept as text: %n cell.</numerusform>
                <numerusform>Looks like a formula, and is kept as text: %n cells.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Missed posts: %1, recent is %n minute(s)</source>
            <translation>
                <numerusform>Missed posts: %1, recent is %n minute</numerusform>
                <numerusform>Missed posts: %1, recent is %n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>More than usual: %n message(s) on %1, usual are %2</source>
            <translation>
                <numerusform>More than usual: %n message on %1, usual are %2</numerusform>
                <numerusform>More than usual: %n messages on %1, usual are %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>New: %n message(s).</source>
            <translation>
                <numerusform>New: %n message.</numerusform>
                <numerusform>New: %n messages.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Nothing has been deleted yet: %n message(s) of %1 would go for good.</source>
            <translation>
                <numerusform>Nothing has been deleted yet: %n message of %1 would go for good.</numerusform>
                <numerusform>Nothing has been deleted yet: %n messages of %1 would go for good.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Taken out of the outbox: %n delivery(ies).</source>
            <translation>
                <numerusform>Taken out of the outbox: %n delivery.</numerusform>
                <numerusform>Taken out of the outbox: %n deliveries.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Too old, and deleted: %n message(s).</source>
            <translation>
                <numerusform>Too old, and deleted: %n message.</numerusform>
                <numerusform>Too old, and deleted: %n messages.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>What left this computer is kept for %n day(s).</source>
            <translation>
                <numerusform>What left this computer is kept for %n day.</numerusform>
                <numerusform>What left this computer is kept for %n days.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Would be taken in: %n message(s).</source>
            <translation>
                <numerusform>Would be taken in: %n message.</numerusform>
                <numerusform>Would be taken in: %n messages.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Your own answers stay in %n conversation(s).</source>
            <translation>
                <numerusform>Your own answers stay in %n conversation.</numerusform>
                <numerusform>Your own answers stay in %n conversations.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>… and %n line(s) more.</source>
            <translation>
                <numerusform>… and %n line more.</numerusform>
                <numerusform>… and %n lines more.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::kindJudge</name>
        <message numerus="yes">
            <source>Like %n message(s) that you called “%1”.</source>
            <translation>
                <numerusform>Like %n message that you called “%1”.</numerusform>
                <numerusform>Like %n messages that you called “%1”.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::listen</name>
        <message numerus="yes">
            <source>%n message(s), %1 times as many as usual</source>
            <translation>
                <numerusform>%n message, %1 times as many as usual</numerusform>
                <numerusform>%n messages, %1 times as many as usual</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n message(s), more than usual</source>
            <translation>
                <numerusform>%n message, more than usual</numerusform>
                <numerusform>%n messages, more than usual</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Line %1 has more than %n column(s).</source>
            <translation>
                <numerusform>Line %1 has more than %n column.</numerusform>
                <numerusform>Line %1 has more than %n columns.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The file has more than %n row(s).</source>
            <translation>
                <numerusform>The file has more than %n row.</numerusform>
                <numerusform>The file has more than %n rows.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::listen::Alerts</name>
        <message numerus="yes">
            <source>%n alert(s); the last: %1</source>
            <translation>
                <numerusform>%n alert; the last: %1</numerusform>
                <numerusform>%n alerts; the last: %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::listen::TopicService</name>
        <message numerus="yes">
            <source>At most %n name(s) can be compared.</source>
            <translation>
                <numerusform>At most %n name can be compared.</numerusform>
                <numerusform>At most %n names can be compared.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::networks</name>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n hour</numerusform>
                <numerusform>%n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n minute</numerusform>
                <numerusform>%n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>An answer may have at most %n character(s).</source>
            <translation>
                <numerusform>An answer may have at most %n character.</numerusform>
                <numerusform>An answer may have at most %n characters.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>It is %n character(s) too long.</source>
            <translation>
                <numerusform>It is %n character too long.</numerusform>
                <numerusform>It is %n characters too long.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>It may have at most %n answer(s) to choose from.</source>
            <translation>
                <numerusform>It may have at most %n answer to choose from.</numerusform>
                <numerusform>It may have at most %n answers to choose from.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>There is room for %n picture(s) only.</source>
            <translation>
                <numerusform>There is room for %n picture only.</numerusform>
                <numerusform>There is room for %n pictures only.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>There is room for %n post(s), reply controls and first comment included.</source>
            <translation>
                <numerusform>There is room for %n post, reply controls and first comment included.</numerusform>
                <numerusform>There is room for %n posts, reply controls and first comment included.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::people</name>
        <message numerus="yes">
            <source>All of it still stands in %n older backup(s), until that is rotated away: by %1.</source>
            <translation>
                <numerusform>All of it still stands in %n older backup, until that is rotated away: by %1.</numerusform>
                <numerusform>All of it still stands in %n older backups, until that is rotated away: by %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>It also stands in %n copy(ies) from before an update or a restore, until you delete that, in %1.</source>
            <translation>
                <numerusform>It also stands in %n copy from before an update or a restore, until you delete that, in %1.</numerusform>
                <numerusform>It also stands in %n copies from before an update or a restore, until you delete that, in %1.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::plan</name>
        <message numerus="yes">
            <source>%1: %n animation(s) too many.</source>
            <translation>
                <numerusform>%1: %n animation too many.</numerusform>
                <numerusform>%1: %n animations too many.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: %n hashtag(s) too many.</source>
            <translation>
                <numerusform>%1: %n hashtag too many.</numerusform>
                <numerusform>%1: %n hashtags too many.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: %n mention(s) too many.</source>
            <translation>
                <numerusform>%1: %n mention too many.</numerusform>
                <numerusform>%1: %n mentions too many.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: %n picture(s) or video(s) too many.</source>
            <translation>
                <numerusform>%1: %n picture or video too many.</numerusform>
                <numerusform>%1: %n pictures or videos too many.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: %n picture(s) too many.</source>
            <translation>
                <numerusform>%1: %n picture too many.</numerusform>
                <numerusform>%1: %n pictures too many.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: %n stock symbol(s) too many.</source>
            <translation>
                <numerusform>%1: %n stock symbol too many.</numerusform>
                <numerusform>%1: %n stock symbols too many.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: %n video(s) too many.</source>
            <translation>
                <numerusform>%1: %n video too many.</numerusform>
                <numerusform>%1: %n videos too many.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: a link in part %2 of the thread is %n character(s) too long.</source>
            <translation>
                <numerusform>%1: a link in part %2 of the thread is %n character too long.</numerusform>
                <numerusform>%1: a link in part %2 of the thread is %n characters too long.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: an answer of the poll is %n character(s) too long.</source>
            <translation>
                <numerusform>%1: an answer of the poll is %n character too long.</numerusform>
                <numerusform>%1: an answer of the poll is %n characters too long.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: part %2 of the thread is %n character(s) too long.</source>
            <translation>
                <numerusform>%1: part %2 of the thread is %n character too long.</numerusform>
                <numerusform>%1: part %2 of the thread is %n characters too long.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: the description of a picture is %n character(s) too long.</source>
            <translation>
                <numerusform>%1: the description of a picture is %n character too long.</numerusform>
                <numerusform>%1: the description of a picture is %n characters too long.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: the first comment is %n byte(s) too long.</source>
            <translation>
                <numerusform>%1: the first comment is %n byte too long.</numerusform>
                <numerusform>%1: the first comment is %n bytes too long.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: the first comment is %n character(s) too long.</source>
            <translation>
                <numerusform>%1: the first comment is %n character too long.</numerusform>
                <numerusform>%1: the first comment is %n characters too long.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: the poll has %n answer(s) too many.</source>
            <translation>
                <numerusform>%1: the poll has %n answer too many.</numerusform>
                <numerusform>%1: the poll has %n answers too many.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: the text is %n byte(s) too long.</source>
            <translation>
                <numerusform>%1: the text is %n byte too long.</numerusform>
                <numerusform>%1: the text is %n bytes too long.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: the text is %n character(s) too long.</source>
            <translation>
                <numerusform>%1: the text is %n character too long.</numerusform>
                <numerusform>%1: the text is %n characters too long.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>It must run for at least %n second(s).</source>
            <translation>
                <numerusform>It must run for at least %n second.</numerusform>
                <numerusform>It must run for at least %n seconds.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>It runs for %n second(s).</source>
            <translation>
                <numerusform>It runs for %n second.</numerusform>
                <numerusform>It runs for %n seconds.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Make it a thread of %n part(s)</source>
            <translation>
                <numerusform>Make it a thread of %n part</numerusform>
                <numerusform>Make it a thread of %n parts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Only %n works as a hashtag there; the others stay plain words.</source>
            <translation>
                <numerusform>Only %n works as a hashtag there; the others stay plain words.</numerusform>
                <numerusform>Only %n work as hashtags there; the others stay plain words.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The limit is %n second(s).</source>
            <translation>
                <numerusform>The limit is %n second.</numerusform>
                <numerusform>The limit is %n seconds.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::plan::Upkeep</name>
        <message numerus="yes">
            <source>%n more post(s)</source>
            <translation>
                <numerusform>%n more post</numerusform>
                <numerusform>%n more posts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::publish</name>
        <message numerus="yes">
            <source>%1 takes up to %n character(s).</source>
            <translation>
                <numerusform>%1 takes up to %n character.</numerusform>
                <numerusform>%1 takes up to %n characters.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>It takes up to %n picture(s) of at most %1 each.</source>
            <translation>
                <numerusform>It takes up to %n picture of at most %1 each.</numerusform>
                <numerusform>It takes up to %n pictures of at most %1 each.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>It takes up to %n picture(s).</source>
            <translation>
                <numerusform>It takes up to %n picture.</numerusform>
                <numerusform>It takes up to %n pictures.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::queryWords</name>
        <message numerus="yes">
            <source>not with %n star(s)</source>
            <translation>
                <numerusform>not with %n star</numerusform>
                <numerusform>not with %n stars</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>with %n star(s)</source>
            <translation>
                <numerusform>with %n star</numerusform>
                <numerusform>with %n stars</numerusform>
            </translation>
        </message>
    </context>
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
        <name>hatstand::storage</name>
        <message numerus="yes">
            <source>%n entry(s) belong to others that are not there.</source>
            <translation>
                <numerusform>%n entry belongs to another that is not there.</numerusform>
                <numerusform>%n entries belong to others that are not there.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n media file(s) are missing from the media folder.</source>
            <translation>
                <numerusform>%n media file is missing from the media folder.</numerusform>
                <numerusform>%n media files are missing from the media folder.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n media file(s) cannot be read or were changed.</source>
            <translation>
                <numerusform>%n media file cannot be read or was changed.</numerusform>
                <numerusform>%n media files cannot be read or were changed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Everything is in order, with %n media file(s).</source>
            <translation>
                <numerusform>Everything is in order, with %n media file.</numerusform>
                <numerusform>Everything is in order, with %n media files.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::topicQuery</name>
        <message numerus="yes">
            <source>NEAR reaches over at most %n word(s).</source>
            <translation>
                <numerusform>NEAR reaches over at most %n word.</numerusform>
                <numerusform>NEAR reaches over at most %n words.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The query has more than %n word(s).</source>
            <translation>
                <numerusform>The query has more than %n word.</numerusform>
                <numerusform>The query has more than %n words.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::AccountPausing</name>
        <message numerus="yes">
            <source>%n account(s) on hold; what is due waits</source>
            <translation>
                <numerusform>%n account on hold; what is due waits</numerusform>
                <numerusform>%n accounts on hold; what is due waits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n account(s) send again</source>
            <translation>
                <numerusform>%n account sends again</numerusform>
                <numerusform>%n accounts send again</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::CounterRing</name>
        <message numerus="yes">
            <source>%n byte(s) too many</source>
            <translation>
                <numerusform>%n byte too many</numerusform>
                <numerusform>%n bytes too many</numerusform>
            </translation>
        </message>
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
            <source>%n of %1 bytes used</source>
            <translation>
                <numerusform>%n of %1 bytes used</numerusform>
                <numerusform>%n of %1 bytes used</numerusform>
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
        <name>hatstand::ui::InboxWords</name>
        <message numerus="yes">
            <source>%n h</source>
            <comment>hours, in a list</comment>
            <translation>
                <numerusform>%n h</numerusform>
                <numerusform>%n h</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <comment>minutes, in a list</comment>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of 5 stars</source>
            <translation>
                <numerusform>%n of 5 stars</numerusform>
                <numerusform>%n of 5 stars</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::TimeWords</name>
        <message numerus="yes">
            <source>%n d</source>
            <comment>days, in a list</comment>
            <translation>
                <numerusform>%n d</numerusform>
                <numerusform>%n d</numerusform>
            </translation>
        </message>
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
            <source>%n h</source>
            <comment>hours, in a list</comment>
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
        <message numerus="yes">
            <source>%n min</source>
            <comment>minutes, in a list</comment>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::accounts::AccountFacts</name>
        <message numerus="yes">
            <source>%n day(s) left</source>
            <translation>
                <numerusform>%n day left</numerusform>
                <numerusform>%n days left</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::accounts::AccountsPage</name>
        <message numerus="yes">
            <source>%n by hand</source>
            <comment>accounts</comment>
            <translation>
                <numerusform>%n by hand</numerusform>
                <numerusform>%n by hand</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n connected</source>
            <translation>
                <numerusform>%n connected</numerusform>
                <numerusform>%n connected</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n need(s) you soon</source>
            <translation>
                <numerusform>%n needs you soon</numerusform>
                <numerusform>%n need you soon</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::calendar</name>
        <message numerus="yes">
            <source>Deleted %n post(s)</source>
            <translation>
                <numerusform>Deleted %n post</numerusform>
                <numerusform>Deleted %n posts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Moved %n post(s)</source>
            <translation>
                <numerusform>Moved %n post</numerusform>
                <numerusform>Moved %n posts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::calendar::CalendarPage</name>
        <message numerus="yes">
            <source>%n post(s)</source>
            <translation>
                <numerusform>%n post</numerusform>
                <numerusform>%n posts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Move %n post(s) to…</source>
            <translation>
                <numerusform>Move %n post to…</numerusform>
                <numerusform>Move %n posts to…</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The filter “%1” hides %n post(s) of these weeks.</source>
            <translation>
                <numerusform>The filter “%1” hides %n post of these weeks.</numerusform>
                <numerusform>The filter “%1” hides %n posts of these weeks.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The filter “%1” hides %n post(s) of this day.</source>
            <translation>
                <numerusform>The filter “%1” hides %n post of this day.</numerusform>
                <numerusform>The filter “%1” hides %n posts of this day.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The filter “%1” hides %n post(s) of this week.</source>
            <translation>
                <numerusform>The filter “%1” hides %n post of this week.</numerusform>
                <numerusform>The filter “%1” hides %n posts of this week.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::calendar::ChoiceBar</name>
        <message numerus="yes">
            <source>%n chosen</source>
            <translation>
                <numerusform>%n chosen</numerusform>
                <numerusform>%n chosen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::calendar::FilterRow</name>
        <message numerus="yes">
            <source>%n network(s)</source>
            <translation>
                <numerusform>%n network</numerusform>
                <numerusform>%n networks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n status(es)</source>
            <translation>
                <numerusform>%n status</numerusform>
                <numerusform>%n statuses</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::calendar::MonthView</name>
        <message numerus="yes">
            <source>%1, %n post(s)</source>
            <translation>
                <numerusform>%1, %n post</numerusform>
                <numerusform>%1, %n posts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>+ %n more</source>
            <translation>
                <numerusform>+ %n more</numerusform>
                <numerusform>+ %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::calendar::PeekCard</name>
        <message numerus="yes">
            <source>%n picture(s)</source>
            <translation>
                <numerusform>%n picture</numerusform>
                <numerusform>%n pictures</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s), %1 without a description</source>
            <translation>
                <numerusform>%n picture, %1 without a description</numerusform>
                <numerusform>%n pictures, %1 without a description</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::calendar::TimeGridView</name>
        <message numerus="yes">
            <source>%1, %n post(s)</source>
            <translation>
                <numerusform>%1, %n post</numerusform>
                <numerusform>%1, %n posts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::composer::ComposerHead</name>
        <message numerus="yes">
            <source>%n earlier version(s)</source>
            <translation>
                <numerusform>%n earlier version</numerusform>
                <numerusform>%n earlier versions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Versions · %n</source>
            <translation>
                <numerusform>Versions · %n</numerusform>
                <numerusform>Versions · %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::composer::DescribeDialog</name>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>%n character</numerusform>
                <numerusform>%n characters</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::composer::Inspector</name>
        <message numerus="yes">
            <source>%n picture(s) are still being copied</source>
            <translation>
                <numerusform>%n picture are still being copied</numerusform>
                <numerusform>%n pictures are still being copied</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::composer::MediaStrip</name>
        <message numerus="yes">
            <source>Copying %n picture(s)…</source>
            <translation>
                <numerusform>Copying %n picture…</numerusform>
                <numerusform>Copying %n pictures…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::composer::PictureGrid</name>
        <message numerus="yes">
            <source>%n picture(s)</source>
            <translation>
                <numerusform>%n picture</numerusform>
                <numerusform>%n pictures</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::composer::PollField</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n hour</numerusform>
                <numerusform>%n hours</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::composer::PreviewCard</name>
        <message numerus="yes">
            <source>%n problem(s)</source>
            <translation>
                <numerusform>%n problem</numerusform>
                <numerusform>%n problems</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to look at</source>
            <translation>
                <numerusform>%n to look at</numerusform>
                <numerusform>%n to look at</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Cut after %n characters in the feed</source>
            <translation>
                <numerusform>Cut after %n character in the feed</numerusform>
                <numerusform>Cut after %n characters in the feed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::composer::ProblemModel</name>
        <message numerus="yes">
            <source>%n must be fixed</source>
            <translation>
                <numerusform>%n must be fixed</numerusform>
                <numerusform>%n must be fixed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to look at</source>
            <translation>
                <numerusform>%n to look at</numerusform>
                <numerusform>%n to look at</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::composer::ThreadRow</name>
        <message numerus="yes">
            <source>%n part(s)</source>
            <translation>
                <numerusform>%n part</numerusform>
                <numerusform>%n parts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::composer::VersionTab</name>
        <message numerus="yes">
            <source>%1, %n problem(s)</source>
            <comment>account</comment>
            <translation>
                <numerusform>%1, %n problem</numerusform>
                <numerusform>%1, %n problems</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::composer::WhenRow</name>
        <message numerus="yes">
            <source>You post to %n account(s) by hand; Hatstand reminds you.</source>
            <translation>
                <numerusform>You post to %n account by hand; Hatstand reminds you.</numerusform>
                <numerusform>You post to %n accounts by hand; Hatstand reminds you.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::inbox::ChoiceBar</name>
        <message numerus="yes">
            <source>%n chosen</source>
            <translation>
                <numerusform>%n chosen</numerusform>
                <numerusform>%n chosen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::inbox::ConversationActs</name>
        <message numerus="yes">
            <source>%n conversation(s) done</source>
            <translation>
                <numerusform>%n conversation done</numerusform>
                <numerusform>%n conversations done</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n conversation(s) taken up again</source>
            <translation>
                <numerusform>%n conversation taken up again</numerusform>
                <numerusform>%n conversations taken up again</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Waiting for an answer: %n conversation(s)</source>
            <translation>
                <numerusform>Waiting for an answer: %n conversation</numerusform>
                <numerusform>Waiting for an answer: %n conversations</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::inbox::InboxPage</name>
        <message numerus="yes">
            <source>%1 of %n answer(s) of the last 30 days came in the promised time.</source>
            <translation>
                <numerusform>%1 of %n answer of the last 30 days came in the promised time.</numerusform>
                <numerusform>%1 of %n answers of the last 30 days came in the promised time.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n open</source>
            <translation>
                <numerusform>%n open</numerusform>
                <numerusform>%n open</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n past the promised time</source>
            <translation>
                <numerusform>%n past the promised time</numerusform>
                <numerusform>%n past the promised time</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The filters hide %n conversation(s).</source>
            <translation>
                <numerusform>The filters hide %n conversation.</numerusform>
                <numerusform>The filters hide %n conversations.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::inbox::PersonPanel</name>
        <message numerus="yes">
            <source>conversation(s)</source>
            <comment>below their number</comment>
            <translation>
                <numerusform>conversation</numerusform>
                <numerusform>conversations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>follower(s)</source>
            <comment>below their number</comment>
            <translation>
                <numerusform>follower</numerusform>
                <numerusform>followers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>message(s)</source>
            <comment>below their number</comment>
            <translation>
                <numerusform>message</numerusform>
                <numerusform>messages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::inbox::ReplyBox</name>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>%n character</numerusform>
                <numerusform>%n characters</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::inbox::ThreadModel</name>
        <message numerus="yes">
            <source>Show %n earlier</source>
            <translation>
                <numerusform>Show %n earlier</numerusform>
                <numerusform>Show %n earlier</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>With %n picture(s) or film(s).</source>
            <translation>
                <numerusform>With %n picture or film.</numerusform>
                <numerusform>With %n pictures or films.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::inbox::TroubleLine</name>
        <message numerus="yes">
            <source>%n place(s) could not be read</source>
            <translation>
                <numerusform>%n place could not be read</numerusform>
                <numerusform>%n places could not be read</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::listening::ListeningPage</name>
        <message numerus="yes">
            <source>%1 is off.</source>
            <comment>paused sources</comment>
            <translation>
                <numerusform>%1 is off.</numerusform>
                <numerusform>%1 are off.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n mention(s)</source>
            <translation>
                <numerusform>%n mention</numerusform>
                <numerusform>%n mentions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n name(s) one</source>
            <comment>messages that name one</comment>
            <translation>
                <numerusform>%n name one</numerusform>
                <numerusform>%n names one</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n news feed(s)</source>
            <translation>
                <numerusform>%n news feed</numerusform>
                <numerusform>%n news feeds</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Judged on this PC. You corrected %n.</source>
            <translation>
                <numerusform>Judged on this PC. You corrected %n.</numerusform>
                <numerusform>Judged on this PC. You corrected %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>You gained %n point(s) against the time before.</source>
            <translation>
                <numerusform>You gained %n point against the time before.</numerusform>
                <numerusform>You gained %n points against the time before.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>You lost %n point(s) against the time before.</source>
            <translation>
                <numerusform>You lost %n point against the time before.</numerusform>
                <numerusform>You lost %n points against the time before.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>of the newest %n</source>
            <translation>
                <numerusform>of the newest %n</numerusform>
                <numerusform>of the newest %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::listening::SourcesDialog</name>
        <message numerus="yes">
            <source>%n feed(s) added.</source>
            <translation>
                <numerusform>%n feed added.</numerusform>
                <numerusform>%n feeds added.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::listening::TopicDialog</name>
        <message numerus="yes">
            <source>%n message(s) of the newest that are stored</source>
            <translation>
                <numerusform>%n message of the newest that are stored</numerusform>
                <numerusform>%n messages of the newest that are stored</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n message(s) of what is stored</source>
            <translation>
                <numerusform>%n message of what is stored</numerusform>
                <numerusform>%n messages of what is stored</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::listening::TopicModel</name>
        <message numerus="yes">
            <source>%n mention(s)</source>
            <translation>
                <numerusform>%n mention</numerusform>
                <numerusform>%n mentions</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::listening::VolumeChart</name>
        <message numerus="yes">
            <source>%1: %n mention(s)</source>
            <translation>
                <numerusform>%1: %n mention</numerusform>
                <numerusform>%1: %n mentions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: %n mention(s), %2 × usual</source>
            <translation>
                <numerusform>%1: %n mention, %2 × usual</numerusform>
                <numerusform>%1: %n mentions, %2 × usual</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n mention(s) in %1 days.</source>
            <translation>
                <numerusform>%n mention in %1 days.</numerusform>
                <numerusform>%n mentions in %1 days.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>On %1 %n mention(s), more than usual.</source>
            <translation>
                <numerusform>On %1 %n mention, more than usual.</numerusform>
                <numerusform>On %1 %n mentions, more than usual.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::outbox::DeliveryWords</name>
        <message numerus="yes">
            <source>%n part(s) of it went out; you left the rest</source>
            <translation>
                <numerusform>%n part of it went out; you left the rest</numerusform>
                <numerusform>%n parts of it went out; you left the rest</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n part(s) went out, the rest waits. %1</source>
            <translation>
                <numerusform>%n part went out, the rest waits. %1</numerusform>
                <numerusform>%n parts went out, the rest waits. %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::outbox::HostTotalsModel</name>
        <message numerus="yes">
            <source>%1: %n request(s), %2 sent, %3 received</source>
            <translation>
                <numerusform>%1: %n request, %2 sent, %3 received</numerusform>
                <numerusform>%1: %n requests, %2 sent, %3 received</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::outbox::OutboxPage</name>
        <message numerus="yes">
            <source>%n accounts are paused.</source>
            <translation>
                <numerusform>%n account is paused.</numerusform>
                <numerusform>%n accounts are paused.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n need(s) you</source>
            <translation>
                <numerusform>%n needs you</numerusform>
                <numerusform>%n need you</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n post(s) handed over go(es) out there all the same, unless you take it back.</source>
            <translation>
                <numerusform>%n post handed over goes out there all the same, unless you take it back.</numerusform>
                <numerusform>%n posts handed over go out there all the same, unless you take them back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n post(s) wait(s) today</source>
            <translation>
                <numerusform>%n post waits today</numerusform>
                <numerusform>%n posts wait today</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Only the first %1 of %n delivery(s) are listed.</source>
            <translation>
                <numerusform>Only the first %1 of %n delivery is listed.</numerusform>
                <numerusform>Only the first %1 of %n deliveries are listed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The filters hide %n delivery(s).</source>
            <translation>
                <numerusform>The filters hide %n delivery.</numerusform>
                <numerusform>The filters hide %n deliveries.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::outbox::TrafficBar</name>
        <message numerus="yes">
            <source>Keep for %n day(s)</source>
            <translation>
                <numerusform>Keep for %n day</numerusform>
                <numerusform>Keep for %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Kept %n day(s)</source>
            <translation>
                <numerusform>Kept %n day</numerusform>
                <numerusform>Kept %n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::outbox::TrafficPane</name>
        <message numerus="yes">
            <source>%n request(s) in it are older. They go for good, and so does what gets older from now on.</source>
            <translation>
                <numerusform>%n request in it is older. It goes for good, and so does what gets older from now on.</numerusform>
                <numerusform>%n requests in it are older. They go for good, and so does what gets older from now on.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) were cleared from the log.</source>
            <translation>
                <numerusform>%n request was cleared from the log.</numerusform>
                <numerusform>%n requests were cleared from the log.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) were exported.</source>
            <translation>
                <numerusform>%n request was exported.</numerusform>
                <numerusform>%n requests were exported.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Clear %n request(s) from the log?</source>
            <translation>
                <numerusform>Clear %n request from the log?</numerusform>
                <numerusform>Clear %n requests from the log?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Keep the log for %n day(s) only?</source>
            <translation>
                <numerusform>Keep the log for %n day only?</numerusform>
                <numerusform>Keep the log for %n days only?</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::settings::PrivacySection</name>
        <message numerus="yes">
            <source>The last %n days</source>
            <translation>
                <numerusform>The last %n day</numerusform>
                <numerusform>The last %n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::settings::SideColumn</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::shell::Closing</name>
        <message numerus="yes">
            <source>Close with %n post(s) waiting?</source>
            <translation>
                <numerusform>Close with %n post waiting?</numerusform>
                <numerusform>Close with %n posts waiting?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::shell::StatusPill</name>
        <message numerus="yes">
            <source>%n sending</source>
            <translation>
                <numerusform>%n sending</numerusform>
                <numerusform>%n sending</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::shell::Workbench</name>
        <message numerus="yes">
            <source>%n need you</source>
            <translation>
                <numerusform>%n needs you</numerusform>
                <numerusform>%n need you</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::today::DayStrip</name>
        <message numerus="yes">
            <source>%n post(s) tomorrow</source>
            <translation>
                <numerusform>%n post tomorrow</numerusform>
                <numerusform>%n posts tomorrow</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::today::Need</name>
        <message numerus="yes">
            <source>%1 gave %n star(s)</source>
            <comment>who</comment>
            <translation>
                <numerusform>%1 gave %n star</numerusform>
                <numerusform>%1 gave %n stars</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n conversation(s) past the promised time</source>
            <translation>
                <numerusform>%n conversation past the promised time</numerusform>
                <numerusform>%n conversations past the promised time</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The sign-in to %1 ends in %n day(s)</source>
            <comment>network</comment>
            <translation>
                <numerusform>The sign-in to %1 ends in %n day</numerusform>
                <numerusform>The sign-in to %1 ends in %n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::today::NeedActions</name>
        <message numerus="yes">
            <source>For %n other(s) it is done.</source>
            <translation>
                <numerusform>For %n other it is done.</numerusform>
                <numerusform>For %n others it is done.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>It did not work for %n account(s) of “%1”.</source>
            <translation>
                <numerusform>It did not work for %n account of “%1”.</numerusform>
                <numerusform>It did not work for %n accounts of “%1”.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::today::PracticeCard</name>
        <message numerus="yes">
            <source>%n pretend follower(s)</source>
            <translation>
                <numerusform>%n pretend follower</numerusform>
                <numerusform>%n pretend followers</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::today::Tiles</name>
        <message numerus="yes">
            <source>%n failed</source>
            <comment>posts</comment>
            <translation>
                <numerusform>%n failed</numerusform>
                <numerusform>%n failed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n late</source>
            <comment>posts</comment>
            <translation>
                <numerusform>%n late</numerusform>
                <numerusform>%n late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n missed</source>
            <comment>posts</comment>
            <translation>
                <numerusform>%n missed</numerusform>
                <numerusform>%n missed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more than 5 min late</source>
            <translation>
                <numerusform>%n more than 5 min late</numerusform>
                <numerusform>%n more than 5 min late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n out in the last 13 days</source>
            <translation>
                <numerusform>%n out in the last 13 days</numerusform>
                <numerusform>%n out in the last 13 days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sent on time</source>
            <comment>posts</comment>
            <translation>
                <numerusform>%n sent on time</numerusform>
                <numerusform>%n sent on time</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sent, none more than 5 min late</source>
            <translation>
                <numerusform>%n sent, none more than 5 min late</numerusform>
                <numerusform>%n sent, none more than 5 min late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n still to go today</source>
            <translation>
                <numerusform>%n still to go today</numerusform>
                <numerusform>%n still to go today</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Next 7 days: %n without a description</source>
            <translation>
                <numerusform>Next 7 days: %n without a description</numerusform>
                <numerusform>Next 7 days: %n without a description</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>hatstand::ui::today::TodayPage</name>
        <message numerus="yes">
            <source>%n post(s)</source>
            <translation>
                <numerusform>%n post</numerusform>
                <numerusform>%n posts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n post(s) went out today</source>
            <translation>
                <numerusform>%n post went out today</numerusform>
                <numerusform>%n posts went out today</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a picture description</source>
            <translation>
                <numerusform>%n without a picture description</numerusform>
                <numerusform>%n without a picture description</numerusform>
            </translation>
        </message>
    </context>
</TS>
