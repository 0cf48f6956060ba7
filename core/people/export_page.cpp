// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/export_page.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace hatstand::people
{

namespace
{
using namespace Qt::StringLiterals;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::people)
};

QString text(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.toString().toHtmlEscaped().replace(u'\n', "<br>"_L1);
}

QString heading(const QString &words)
{
    return u"<h2>%1</h2>\n"_s.arg(words.toHtmlEscaped());
}

/// A table of two columns, without what is empty.
QString facts(const std::vector<std::pair<QString, QJsonValue>> &rows)
{
    QString html = u"<table>\n"_s;
    for (const auto &[name, value] : rows) {
        const QString shown = text(value);
        if (!shown.isEmpty())
            html += u"<tr><th>"_s + name.toHtmlEscaped() + u"</th><td>"_s + shown + u"</td></tr>\n"_s;
    }
    return html + u"</table>\n"_s;
}

QString joined(const QJsonValue &list)
{
    QStringList all;
    const QJsonArray array = list.toArray();
    for (const QJsonValue &one : array)
        all << one.toString();
    return all.join(u", "_s);
}

QString ofHandles(const QJsonArray &handles)
{
    QString html = heading(Words::tr("Handles"));
    for (const QJsonValue &value : handles) {
        html += facts({{Words::tr("Network"), value[u"network"]},
                       {Words::tr("Server"), value[u"server"]},
                       {Words::tr("Handle"), value[u"handle"]},
                       {Words::tr("Name"), value[u"name"]},
                       {Words::tr("Id"), value[u"id"]},
                       {Words::tr("Page"), value[u"page"]},
                       {Words::tr("Picture"), value[u"picture"]},
                       {Words::tr("Followers"), value[u"followers"]},
                       {Words::tr("First heard of"), value[u"firstHeardOf"]},
                       {Words::tr("Last heard of"), value[u"lastHeardOf"]}});
    }
    return html;
}

QString ofMessages(const QJsonArray &messages)
{
    QString html = heading(Words::tr("Messages, the newest first"));
    for (const QJsonValue &value : messages) {
        html += facts({{Words::tr("Said"), value[u"at"]},
                       {Words::tr("Network"), value[u"network"]},
                       {Words::tr("As"), value[u"channel"]},
                       {Words::tr("Title"), value[u"title"]},
                       {Words::tr("Text"), value[u"text"]},
                       {Words::tr("Stars"), value[u"stars"]},
                       {Words::tr("Sounds"), value[u"feeling"]},
                       {Words::tr("Address"), value[u"url"]},
                       {Words::tr("Found for"), joined(value[u"topics"])}});
    }
    return html;
}

QString ofConversations(const QJsonArray &conversations)
{
    QString html = heading(Words::tr("Conversations"));
    for (const QJsonValue &value : conversations) {
        html += facts({{Words::tr("Network"), value[u"network"]},
                       {Words::tr("About"), value[u"aboutTitle"]},
                       {Words::tr("Page"), value[u"about"]},
                       {Words::tr("From"), value[u"firstAt"]},
                       {Words::tr("Until"), value[u"lastAt"]},
                       {Words::tr("In the hands of"), value[u"assignedTo"]},
                       {Words::tr("Labels"), joined(value[u"labels"])}});
        const QJsonArray answers = value[u"ourAnswers"].toArray();
        for (const QJsonValue &answer : answers)
            html += facts({{Words::tr("Our answer"), answer[u"at"]}, {Words::tr("Text"), answer[u"text"]}});
        const QJsonArray notes = value[u"notes"].toArray();
        for (const QJsonValue &note : notes) {
            html += facts({{Words::tr("Note"), note[u"at"]},
                           {Words::tr("By"), note[u"who"]},
                           {Words::tr("Text"), note[u"text"]}});
        }
        const QJsonArray promises = value[u"promises"].toArray();
        for (const QJsonValue &promise : promises) {
            html += facts({{Words::tr("Asked"), promise[u"askedAt"]},
                           {Words::tr("Promised until"), promise[u"dueAt"]},
                           {Words::tr("Answered"), promise[u"answeredAt"]}});
        }
    }
    return html;
}
} // namespace

QString exportPage(const QJsonObject &record)
{
    const QString name = text(record[u"name"]);
    return u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>"_s + name +
           u"</title>\n<style>body{font-family:sans-serif;max-width:50em;margin:2em auto;padding:0 1em}"
           "table{border-collapse:collapse;width:100%;margin-bottom:1em}"
           "th{text-align:left;vertical-align:top;width:11em;font-weight:normal;color:#555}"
           "td,th{border-bottom:1px solid #ddd;padding:.2em "
           ".4em;overflow-wrap:anywhere}</style></head>\n<body>"
           "<h1>"_s +
           name + u"</h1>\n"_s +
           facts({{Words::tr("Written"), record[u"writtenAt"]},
                  {Words::tr("Known since"), record[u"knownSince"]},
                  {Words::tr("Labels"), joined(record[u"labels"])},
                  {Words::tr("Note"), record[u"note"]}}) +
           ofHandles(record[u"handles"].toArray()) + ofMessages(record[u"messages"].toArray()) +
           ofConversations(record[u"conversations"].toArray()) + u"</body></html>\n"_s;
}

} // namespace hatstand::people
