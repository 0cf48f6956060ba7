// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/importing/import_fields.h"

#include <algorithm>
#include <array>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

constexpr std::array fieldNames{"id"_L1,     "network"_L1, "author"_L1,    "handle"_L1,
                                "date"_L1,   "text"_L1,    "title"_L1,     "link"_L1,
                                "thread"_L1, "answers"_L1, "direction"_L1, "stars"_L1};
static_assert(fieldNames.size() == size_t(importFieldCount));

struct Spelling
{
    ImportField field;
    QLatin1StringView words; ///< folded, parted by spaces
};

constexpr std::array spellings{
    Spelling{ImportField::Id,
             "id messageid postid commentid reviewid tweetid nachrichtid nachrichtenid berichtid"
             " idmensagem idmensaje idmessage"_L1},
    Spelling{ImportField::Network,
             "network channel platform source netzwerk kanal plattform netwerk kanaal rede"
             " plataforma canal red reseau plateforme socialnetwork"_L1},
    Spelling{ImportField::Author,
             "author name from sender customer user username authorname displayname fullname"
             " absender autor kunde benutzer vonname afzender auteur klant gebruiker nome"
             " remetente cliente usuario nombre remitente expediteur nom client reviewer"_L1},
    Spelling{ImportField::Handle,
             "handle screenname userhandle account userid authorid profile profil konto"
             " benutzername gebruikersnaam nomedeusuario nombredeusuario utilisateur"_L1},
    Spelling{ImportField::Date,
             "date datetime time timestamp created createdat createdtime sentat postedat received"
             " receivedat datum zeit zeitpunkt uhrzeit gesendetam erstelltam tijd verzonden data"
             " datahora hora fecha fechahora enviado horodatage envoyele dateheure"_L1},
    Spelling{ImportField::Text,
             "text message body content comment review reply nachricht inhalt kommentar bericht"
             " inhoud opmerking texto mensagem conteudo comentario mensaje contenido texte"
             " contenu commentaire messagetext tweet"_L1},
    Spelling{ImportField::Title,
             "title subject headline titel betreff onderwerp titulo assunto asunto titre objet"_L1},
    Spelling{ImportField::Link,
             "link url permalink address postlink messageurl adresse lien enlace ligacao endereco"_L1},
    Spelling{ImportField::Thread, "thread threadid conversation conversationid case caseid ticket ticketid"
                                  " unterhaltung gesprach gesprek conversa idconversa conversacion fil"_L1},
    Spelling{ImportField::Answers, "inreplyto inreplytoid replyto replytoid parent parentid answers answersid"
                                   " antwortauf antwoordop respostaa respuestaa enreponsea"_L1},
    Spelling{ImportField::Direction,
             "direction type inout sentreceived richtung richting direcao sentido sens"_L1},
    Spelling{ImportField::Stars, "stars rating score starrating sterne bewertung sterren beoordeling estrelas"
                                 " avaliacao estrellas valoracion etoiles note"_L1}};

constexpr auto ourWords =
    "out outgoing outbound ours us sent agent reply business page yes true ausgehend gesendet"
    " wir uitgaand verzonden wij enviada enviado saida nos salida nosotros sortant envoye nous"_L1;
constexpr auto theirWords =
    "in incoming inbound theirs them received customer user no false eingehend empfangen kunde"
    " inkomend ontvangen klant recebida recebido entrada cliente recibido entrant recu client"_L1;

/// Letters and figures only, small and without accents.
QString folded(const QString &text)
{
    QString plain;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const QChar c : decomposed) {
        if (c.isLetterOrNumber())
            plain += c;
    }
    return plain;
}

bool hasWord(QLatin1StringView words, const QString &word)
{
    if (word.isEmpty())
        return false;
    const QString list = u' ' + QString(words) + u' ';
    return list.contains(u' ' + word + u' ');
}
} // namespace

QString importFieldName(ImportField field)
{
    return fieldNames[size_t(field)];
}

std::optional<ImportField> importFieldFromName(const QString &name)
{
    for (size_t i = 0; i < fieldNames.size(); ++i) {
        if (name.compare(fieldNames[i], Qt::CaseInsensitive) == 0)
            return ImportField(i);
    }
    return std::nullopt;
}

std::optional<ImportField> guessImportField(const QString &heading)
{
    const QString word = folded(heading);
    for (const Spelling &one : spellings) {
        if (hasWord(one.words, word))
            return one.field;
    }
    return std::nullopt;
}

std::vector<std::optional<ImportField>> guessImportFields(const QStringList &head)
{
    std::vector<std::optional<ImportField>> fields;
    for (const QString &heading : head) {
        const auto field = guessImportField(heading);
        const bool isTaken = std::find(fields.begin(), fields.end(), field) != fields.end();
        fields.push_back(isTaken ? std::nullopt : field);
    }
    return fields;
}

std::optional<bool> isOursFrom(const QString &cell)
{
    const QString word = folded(cell);
    if (hasWord(ourWords, word))
        return true;
    if (hasWord(theirWords, word))
        return false;
    return std::nullopt;
}

} // namespace hatstand::listen
