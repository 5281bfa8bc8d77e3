# Français. Espaces insécables : U+00A0 devant « : » et dans les guillemets, U+202F devant « ; ! ? ».

## General
app-name = Charte cookies
yes = oui
no = non
none = aucun
not-recorded = non indiqué
close = Fermer
cancel = Annuler
retry = Réessayer
all = Tous
cookies = { $count ->
    [one] { $count } cookie
   *[other] { $count } cookies
}
sites = { $count ->
    [one] { $count } site
   *[other] { $count } sites
}
rows = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
evidence-count = { $count ->
    [one] { $count } raison
   *[other] { $count } raisons
}

## Time
ago-now = à l’instant
ago-minutes = il y a { $count } min
ago-hours = il y a { $count } h
ago-yesterday = hier
day-of-month = { $day } { $month }
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
span-short-seconds = { $count } s
span-short-minutes = { $count } min
span-short-hours = { $count } h
span-short-days = { $count } j
span-short-months = { $count ->
    [one] { $count } mois
   *[other] { $count } mois
}
span-short-years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}
span-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
span-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
span-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
span-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
span-months = { $count ->
    [one] { $count } mois
   *[other] { $count } mois
}
span-months-and-days = { $count ->
    [one] { $months } mois et { $count } jour
   *[other] { $months } mois et { $count } jours
}
span-years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}
life-session = session
life-session-long = jusqu’à la fermeture du navigateur
life-unknown-long = la base ne le dit pas
life-forever = sans fin
life-forever-long = sans fin prévisible
life-forever-for = un temps illimité
life-at-most = au plus { $span }

## Commands and tabs
command-open = Ouvrir
command-open-file = Ouvrir un fichier…
command-open-folder = Ouvrir un dossier…
command-open-sample = Ouvrir l’exemple
command-start = Navigateurs de cet ordinateur
command-reload = Relire
command-search = Rechercher
command-export = Exporter
command-settings = Réglages
command-next-pane = Volet suivant
command-previous-pane = Volet précédent
command-select-all = Sélectionner toutes les lignes
command-copy-rows = Copier les lignes
command-copy-cell = Copier « { $cell } »
command-record = Comment les cookies ont été lus
command-show-folder = Ouvrir son dossier
show-folder-failed = Le dossier n’a pas pu être ouvert ({ $reason }). Ouvrez-le dans votre gestionnaire de fichiers.
command-help = Aide et clavier
command-close-all = Tout fermer
command-close-store = Fermer { $store }
tab-overview = Vue d’ensemble
tab-cookies = Cookies
tab-charter = Charte
tabs = Pages
search-hint = Rechercher, ou filtrer : site:exemple.fr…
search-help = Des mots, ou des filtres : site:exemple.fr, pour-qui:tiers, durée>13mois. Tapez le début de l’un d’eux pour voir ce qu’il accepte ; l’aide (F1) les donne tous.
toolbar = Barre d’outils
toolbar-more = Plus
status = État
search-leads = { $count ->
    [one] Entrée : { $count } cookie
   *[other] Entrée : { $count } cookies
}
recent = Ouverts récemment
store-picker = { $store } · { $cookies }
store-all = Toutes les bases ouvertes
store-all-count = { $count ->
    [one] { $count } base ouverte
   *[other] { $count } bases ouvertes
}
sample-name = Exemple

## Start
start-title = Qu’ont laissé les sites sur cet ordinateur ?
start-lead = Choisissez un navigateur : ses cookies sont rangés par site et classés selon les quatre catégories de la charte.
start-found = Trouvés sur cet ordinateur
start-looking = Recherche des navigateurs…
start-none = Aucun navigateur trouvé ici. Ouvrez un fichier ou un dossier, ou regardez l’exemple.
start-find-apps = Chercher les cookies des applications
start-find-apps-hint = Slack, Teams, Discord et d’autres embarquent un moteur de navigateur, avec des cookies que personne ne regarde. Cette recherche parcourt les dossiers des applications.
start-looking-apps = Recherche dans les dossiers des applications…
start-apps-found = { $count ->
    [0] Aucune application avec des cookies n’a été trouvée.
    [one] { $count } base de cookies d’une application
   *[other] { $count } bases de cookies d’applications
}
start-in-use = ouvert en ce moment
start-changed = modifié { $ago }
start-drop = Déposez ici un fichier de cookies ou un dossier de profil
drop-now = Lâchez pour ouvrir
start-first-time = Première fois ?
start-first-time-text = Un exemple préparé montre ce que fait le programme.
promise-read-only = Lecture seule
promise-read-only-text = Rien n’est écrit ni verrouillé : le navigateur peut rester ouvert.
promise-local = Rien ne sort d’ici
promise-local-text = Le programme n’ouvre aucune connexion.
promise-values = Valeurs cachées
promise-values-text = Elles ne sont ni montrées ni exportées sans votre demande.
promise-why = Chaque verdict dit pourquoi
promise-why-text = Avec sa source, et à quel point il est sûr.
start-open = Ouvrir { $store }

## Status
status-start = { $language } · Thème : { $theme }
status-version = Charte cookies { $version }
status-promise = Lecture seule, hors ligne
status-schema = { $browser }, schéma { $schema }
status-read = { $count ->
    [one] { $count } ligne lue
   *[other] { $count } lignes lues
}
status-from-log = { $count } du journal
status-skipped = { $count ->
    [one] { $count } ignorée
   *[other] { $count } ignorées
}
status-lost = { $count ->
    [one] { $count } perdue
   *[other] { $count } perdues
}
status-at = lu à { $time }
status-warnings = { $count ->
    [one] { $count } remarque
   *[other] { $count } remarques
}
status-stores = { $count ->
    [one] { $count } base
   *[other] { $count } bases
}
status-reading = Lecture de { $name }…
status-reading-rows = { $count ->
    [one] Lecture de { $name }… { $count } ligne
   *[other] Lecture de { $name }… { $count } lignes
}
status-then = Puis { $name }
status-stop = Arrêter la lecture
status-copying = { $count ->
    [one] Copie… { $count } ligne
   *[other] Copie… { $count } lignes
}
status-stop-copying = Arrêter la copie
status-stop-exporting = Arrêter l’écriture
status-exporting = Écriture du fichier…

## Sites pane
sites-more = Plus d’options pour les sites
sites-filter = Filtrer les sites
sites-by-count = Par nombre
sites-by-name = Par nom
sites-all = Tous les sites
sites-none = Aucun site ne contient ces lettres.
sites-list = Sites
site-row = { $site }, { $cookies } : { $kinds }

## Categories, purposes, consent
category-necessary = Nécessaires
category-statistics = Statistiques
category-first-party = Internes
category-third-party = Tiers
purpose-necessary = Nécessaire
purpose-statistics = Statistiques
purpose-advertising = Publicité
purpose-unknown = Inconnue
inside-purpose-necessary = nécessaire
inside-purpose-statistics = statistiques
inside-purpose-advertising = publicité
inside-purpose-unknown = inconnue
party-first = Le site lui-même
party-for-third = Pour un tiers
party-third = Un tiers
inside-party-first = le site lui-même
inside-party-for-third = pour un tiers
inside-party-third = un tiers
consent-not-required = Non requis
consent-if-necessary = Sauf si nécessaire
consent-if-anonymous = Sauf si anonyme
consent-required = Requis
consent-badge-not-required = Consentement non requis
consent-badge-if-necessary = Consentement, sauf si nécessaire
consent-badge-if-anonymous = Consentement, sauf si anonyme
consent-badge-required = Consentement requis
confidence-assumed = Supposé
confidence-likely = Probable
confidence-certain = Certain
inside-confidence-assumed = supposé
inside-confidence-likely = probable
inside-confidence-certain = certain
same-site-strict = Strict
same-site-lax = Lax
same-site-none = None
same-site-unset = absent
same-site-none-or-unset = None ou absent

## Columns
column-site = Site
column-host = Hôte
column-name = Nom
column-path = Chemin
column-category = Catégorie
column-purpose = Finalité
column-party = Pour qui
column-consent = Consentement
column-confidence = Certitude
column-provider = Fournisseur
column-service = Service
column-description = Ce qu’il fait
column-declared_in = Déclaré dans
column-top_level_site = Isolé sous
column-seen_on = Vu sur
column-declared = Déclaré
column-declared_life = Durée déclarée
column-container = Conteneur
column-created_at = Créé
column-last_accessed_at = Dernière utilisation
column-expires_at = Expire
column-lifetime_days = Durée
column-session = Session
column-secure = Secure
column-http_only = HttpOnly
column-host_only = Cet hôte seulement
column-same_site = SameSite
column-partitioned = Partitionné
column-evidence = Raisons
column-findings = À vérifier
column-browser = Navigateur
column-profile = Profil
column-store = Base

## Table
table-name = Cookies
table-columns = Colonnes
table-columns-usual = Colonnes habituelles
group-by = Grouper par
group-by-nothing = Rien
group-by-site = Site
group-by-organisation = Organisme
group-by-category = Catégorie
group-fold-all = Replier tous les groupes
group-unfold-all = Déplier tous les groupes
group-nobody = Inconnu
command-group-by-site = Grouper les cookies par site
command-group-by-organisation = Grouper les cookies par organisme
command-group-by-category = Grouper les cookies par catégorie
command-ungroup = Ne pas grouper les cookies
table-sort = Trier par { $column }
table-sorted-up = Trier par { $column }, croissant
table-sorted-down = Trier par { $column }, décroissant
announce-reading = Lecture en cours
announce-portal-named = { $host } est maintenant un portail de la charte.
announce-portal-refused = { $host } n’est pas un de vos portails et n’est plus proposé.
announce-portal-forgotten = { $host } n’est plus un portail de la charte.
announce-rows = { $count ->
    [one] { $count } cookie affiché
   *[other] { $count } cookies affichés
}
announce-groups = { $count ->
    [one] { $count } groupe
   *[other] { $count } groupes
}
announce-unsorted = Ordre de la base
announce-value = La valeur est affichée
announce-sites = { $count ->
    [one] { $count } site dans la liste
   *[other] { $count } sites dans la liste
}
announce-export-path = Saisissez l’emplacement du fichier ; le champ a le focus
edge-sites = Largeur des sites
edge-details = Largeur des détails
panes = Volets
table-categories = Catégories
category-count = { $category } { $count }
table-empty = Cette base ne contient aucun cookie.
table-empty-next = Ouvrez un autre fichier, ou relisez celui-ci (F5) quand son navigateur aura visité un site.
table-empty-filtered = Aucun cookie ne correspond à ces filtres.
table-empty-searched = Aucun cookie ne contient « { $text } » : ni nom, ni site, ni organisme, ni catégorie.
table-clear-filters = Montrer tous les cookies
table-choose = Choisissez un cookie pour voir ce qu’il fait, pourquoi il est classé ainsi et comment s’en débarrasser.
table-selected = { $count ->
    [one] { $count } ligne sélectionnée
   *[other] { $count } lignes sélectionnées
}
filter-site = Ne montrer que le site { $site }
filter-remove = Retirer ce filtre
no-name = (sans nom)

## Details
details = Détails
details-why = Pourquoi ce verdict
details-cookie = Le cookie
details-value = Valeur
details-findings = À vérifier
details-copy-name = Copier le nom
value-show = Montrer la valeur
value-hide = Cacher la valeur
value-hidden = Valeur cachée
value-encrypted = Chiffrée par le navigateur ; elle n’est pas déchiffrée.
value-missing = La base ne contient pas de valeur.
value-no-key = Chiffrée par le navigateur ; le système n’a pas donné de clé. Déverrouillez le trousseau (ou lancez le programme dans la session de ce navigateur), puis réessayez.
value-wrong-key = Chiffrée par le navigateur ; les clés de ce compte ne conviennent pas. Elle vient d’une autre machine ou d’un autre compte : ouvrez-la là-bas.
value-app-bound = Le navigateur garde cette valeur pour lui : sur ce système, personne d’autre n’obtient la clé. Tout le reste du cookie est montré.
value-damaged = Chiffrée par le navigateur, et tronquée ou altérée : elle ne peut plus être déchiffrée.
value-unsupported = Chiffrée par le navigateur sous une forme que ce programme ne connaît pas.
value-missing-now = Le fichier du navigateur ne contient plus de valeur pour ce cookie.
value-gone = Ce cookie n’est plus là, ou ne se distingue plus d’autres du même nom. Relisez (F5) pour voir ce qu’il y a maintenant.
value-unread = La valeur n’a pas pu être relue. { $reason }
value-changed = Le cookie a été redéfini depuis la lecture : voici sa valeur actuelle. Relisez (F5) pour tout le reste.
value-reading = Nouvelle lecture…
value-read-at = Relue à { $time }
value-empty = (vide)
value-copy = Copier la valeur
decoded-title = Valeur décodée
decoded-copy = Copier ce qu’elle dit
decoded-in-member = { $form }, dans « { $member } »
decoded-form-whole = La valeur
decoded-form-percent = Encodage d’URL (%)
decoded-form-json = JSON
decoded-form-base64 = Base64
decoded-form-base64url = Base64url
decoded-form-jwt = JWT, un jeton signé
decoded-form-jwe = JWE, un jeton chiffré
decoded-form-google-client = Identifiant Google Analytics
decoded-form-google-session = Session Google Analytics
decoded-form-google-ads = Identifiant Google Ads
decoded-form-google-click = Clic sur une annonce Google
decoded-form-meta-browser = Identifiant du pixel Meta
decoded-form-meta-click = Clic sur Facebook ou Instagram
decoded-form-big-ip = Serveur choisi par un répartiteur de charge F5 BIG-IP
decoded-form-unix-time = Heure Unix
decoded-form-uuid = UUID
decoded-form-consent = Enregistrement du consentement
decoded-fact-header = En-tête
decoded-fact-claims = Déclarations (claims)
decoded-fact-issued-at = Émis le
decoded-fact-not-before = Valable à partir du
decoded-fact-expires-at = Valable jusqu’au
decoded-fact-signed-in-at = Connexion le
decoded-fact-client-id = Numéro de ce navigateur
decoded-fact-first-seen = Attribué le
decoded-fact-session-start = Début de la session
decoded-fact-session-number = Numéro de la session
decoded-fact-engaged = Session active (« engaged »)
decoded-fact-last-seen = Dernière activité
decoded-fact-click-id = Numéro du clic
decoded-fact-clicked-at = Cliqué le
decoded-fact-address = Adresse
decoded-fact-port = Port
decoded-fact-route-domain = Domaine de routage
decoded-fact-in-seconds = En secondes
decoded-fact-in-milliseconds = En millisecondes
decoded-fact-in-microseconds = En microsecondes
decoded-fact-version = Version
decoded-fact-made-at = Créé le
decoded-fact-network-card = Créé sur la machine dont la carte réseau est
decoded-fact-tool = Outil
decoded-fact-choice = Choix
decoded-fact-decided-at = Choisi le
decoded-flaw-cut = L’enregistrement est coupé : il en disait peut-être plus.
decoded-flaw-unknown-version = Sa version n’est pas connue ici : seule sa date a été lue.
decoded-note-jwt = N’importe qui peut écrire un tel jeton : la signature n’a pas été vérifiée, seul le site peut le faire.
decoded-note-unix-time = Ce nombre est peut-être une date ; seul le site le sait.
decoded-note-big-ip = En général une adresse du réseau interne du site.
decoded-doubt-too-long = Plus de 64 Kio : elle est montrée telle quelle.
decoded-doubt-too-deep = Il est sous plus de quatre couches : l’intérieur est montré tel quel.
decoded-doubt-bad-escape = Y ressemble, mais un signe pour cent n’est pas suivi de deux chiffres hexadécimaux : montré tel quel.
decoded-doubt-not-text = Y ressemble, mais les octets qu’il contient ne sont pas un texte : montré tel quel.
decoded-doubt-not-json = Y ressemble, mais il est abîmé ou coupé : montré tel quel.
decoded-doubt-wrong-parts = Y ressemble, mais le nombre de parties ne convient pas : montré tel quel.
decoded-doubt-bad-number = Y ressemble, mais il y a autre chose là où il faudrait un nombre : montré tel quel.
decoded-doubt-no-such-time = Y ressemble, mais la date serait hors de ce siècle : montré tel quel.
decoded-doubt-no-header = Y ressemble, mais la première partie n’est pas l’en-tête d’un jeton : montré tel quel.
decoded-doubt-encrypted = Chiffré par le répartiteur : seul le site peut l’ouvrir.
decoded-doubt-unknown-record = Le nom est celui d’un outil de consentement, mais la valeur a une autre forme que celle que cet outil écrit.
fact-purpose = Finalité
fact-provider = Fournisseur
fact-service = Service
fact-created = Créé
fact-lasts = Dure
fact-expires = Expire
fact-used = Dernière utilisation
fact-sent-to = Envoyé à
fact-spelled = Hôte tel qu’enregistré
fact-path = Chemin
fact-same-site = SameSite
fact-secure = Secure
fact-http-only = HttpOnly
fact-container = Conteneur
fact-partition = Partition
sent-to-host = { $host } seulement
sent-to-domain = { $host } et ses sous-domaines
sent-to-unknown = { $host }, peut-être ses sous-domaines
sent-to-files = pages ouvertes depuis cet ordinateur seulement
site-files = fichiers de cet ordinateur
partition-under = isolé sous { $site }
partition-files = isolé sous les fichiers de cet ordinateur
partition-unreadable = illisible : { $site }
partition-browsers-own = gardé par le navigateur pour lui-même, à l’écart des pages que vous visitez
partition-extension = isolé sous une page d’une extension : { $site }
partition-nameless = isolé sous une page sans adresse

## Verdict: what it does, for whom, what follows
verdict-purpose-necessary = Il fait fonctionner le site.
verdict-purpose-statistics = Il mesure la fréquentation du site.
verdict-purpose-advertising = Il sert à la publicité ou suit le visiteur d’un site à l’autre.
verdict-purpose-unknown = On ne sait pas à quoi il sert.
verdict-for-provider = Il travaille pour { $provider }, pas seulement pour { $site }.
verdict-for-somebody = Il travaille pour un autre organisme que { $site }.
verdict-third-provider = Il appartient à { $provider }, sur les pages d’autres sites.
verdict-third = Il appartient à { $site }, sur les pages d’autres sites.
verdict-consent-not-required = Le site peut le déposer sans vous demander.
verdict-consent-if-necessary = Il lui faut votre accord, sauf si un service que vous avez demandé ne peut s’en passer.
verdict-consent-if-anonymous = Le site ne peut le déposer sans accord que si ces statistiques sont anonymes et pour lui seul.
verdict-consent-required = Le site ne peut le déposer qu’après votre accord.

## Why: one sentence per rule
somebody-else = un autre organisme
phrase-necessary = fait fonctionner le site
phrase-statistics = mesure la fréquentation
phrase-advertising = sert à la publicité
business-necessary = le fonctionnement des sites
business-statistics = la mesure d’audience
business-advertising = la publicité
business-unknown = inconnu
phrase-unknown = n’a pas de finalité indiquée
why-browsers-own = **Le navigateur le garde pour lui-même** (Safe Browsing, ses propres pages) : aucune page visitée ne le dépose ni ne le lit.
why-local-file = Déposé par **une page ouverte depuis cet ordinateur** : aucun serveur ni aucun autre site n’y a eu part.
why-partition-key-own = Le navigateur le garde sous **{ $top }**, son propre site.
why-partition-key-other = Le navigateur l’isole sous **{ $top }** : il a été déposé sur les pages d’un autre site.
why-same-site = **{ $what }** : seul le site lui-même peut déposer un tel cookie.
why-lax-by-default = Sans SameSite, ce navigateur ne l’accepte que **du site lui-même**.
why-same-organisation = { $site } et **{ $top }** appartiennent au même organisme.
why-visit-moment = Il a été créé pendant la visite **d’un autre site**, et non de { $site }.
why-history-visited = L’historique montre que **{ $site } a été visité** comme page.
why-history-never = L’historique montre que **{ $site } n’a jamais été ouvert** comme page.
why-tracker-domain = **{ $domain }** est connu comme domaine de suivi de { $provider }.
why-file-host = **{ $site }** fournit des fichiers aux pages d’autres sites ; personne ne l’ouvre comme une page.
why-unpartitioned = Ce navigateur range à part les cookies des tiers, et **pas celui-ci**.
why-portal = Des cookies déclarés par « { $charter } » sont réunis sur cet hôte : **le portail lui-même** les a sans doute déposés.
why-signed-in = Une connexion à un compte de { $site } est stockée : **le site lui-même a été ouvert**.
why-siblings = D’autres cookies de { $site } ne peuvent venir que **du site lui-même**.
why-same-site-none = **SameSite=None** : il demande à fonctionner sur les pages d’autres sites.
why-assumed = Rien ne s’oppose à ce que le site l’ait déposé lui-même.
why-works-for = Déposé sous { $site }, mais **pour** un autre organisme : { $provider }.
why-likely-declared = « { $charter } » déclare **{ $name }** comme « { $category } ». Cet hôte n’est pas dans sa portée, mais **les cookies de la charte y sont réunis**.
why-declared = La charte déclare **{ $name }** comme « { $category } ».
why-catalogue = Catalogue : **{ $name }** est un cookie de { $what } ({ $provider }) qui { $purpose }.
why-catalogue-software = Catalogue : **{ $name }** est un cookie de { $what } qui { $purpose }.
why-catalogue-elsewhere = Catalogue : **{ $name }** est connu chez { $provider }, mais sous d’autres domaines.
why-commonly-declared = { $count ->
    [one] La seule charte lue d’un autre site qui le nomme le déclare comme { $declared_as }.
   *[other] **{ $agreeing } chartes d’autres sites sur { $count } lues** le déclarent comme { $declared_as }.
}
declared-as-necessary = strictement nécessaire ou fonctionnel
declared-as-statistics = mesure d’audience
declared-as-advertising = publicité
declared-as-unknown = sans finalité indiquée
why-value-mark-google-analytics = Sa valeur a **la forme propre à Google Analytics**.
why-value-mark-meta-pixel = Sa valeur commence par **fb.1.**, la marque du pixel Meta.
why-value-mark-google-ads = Sa valeur a **la forme propre à la publicité de Google**.
why-catalogue-family = Aucune liste ne le nomme, mais il commence comme **{ $name }** et d’autres noms de { $what }.
why-family = Son nom commence comme **{ $name }** de { $what }, sur le même site.
why-domain-category = Le métier de **{ $provider }** : { $business }.
why-third-party-business = **{ $domain }** est là pour { $business } : ce qui ne fait que faire fonctionner le service de { $provider } y sert aussi.
why-consent-record = Sa valeur est **un choix de consentement**.
why-name-word-consent = Son nom évoque **un choix sur les cookies**.
why-name-word-csrf = Son nom évoque **la protection contre les requêtes falsifiées**.
why-name-word-cookie-test = Son nom évoque **un test de l’acceptation des cookies**.
why-name-word-browsing = Son nom évoque **ce qui a été consulté auparavant**.
why-name-word-advertising = Son nom évoque **la publicité**.
why-name-word-statistics = Son nom évoque **la mesure d’audience**.
why-name-word-security = Son nom évoque **la protection contre les abus**.
why-name-word-load-balancing = Son nom évoque **le choix d’un serveur**.
why-name-word-session = Son nom évoque **une session**.
why-name-word-sign-in = Son nom évoque **la connexion**.
why-name-word-basket = Son nom évoque **un panier ou une commande**.
why-name-word-locale = Son nom évoque **une langue ou une région**.
why-name-word-preference = Son nom évoque **un réglage**.
why-value-word-locale = Sa valeur n’est qu’**une langue**.
why-value-word-currency = Sa valeur n’est qu’**une devise**.
why-value-word-theme = Sa valeur n’est qu’**un thème clair ou sombre**.
why-value-word-opt-out = Sa valeur n’est que **le souhait de ne pas être suivi**.
why-value-word-settings = Les clés de sa valeur sont **des réglages d’affichage**.
why-value-trace-click-id = Sa valeur garde **le numéro d’un clic sur une publicité**.
why-value-trace-campaign = Sa valeur dit **de quelle campagne ou de quelle page on vient**.
why-value-trace-measurement = La forme de sa valeur, ou ses clés, sont **celles des outils de mesure**.
why-server-session = **Le serveur du site** le garde le temps d’une visite ou quelques jours, hors de portée des scripts.
why-unlisted-third-party = **Un tiers qui n’est dans aucune liste** le garde plus de 30 jours, comme le font de petits réseaux publicitaires : une règle empirique, personne ne l’a décrit.
source-page = source : page de { $page }, vue le { $date }{ $seen ->
    [purpose] {" "}(pour la finalité)
    [life] {" "}(pour la durée)
   *[both] {""}
}
source-page-unread = source : { $page }, non consultée pour ce programme
source-domains = liste : domaines tiers connus
source-charter = charte de { $publisher }
source-charter-named = charte « { $charter } »
source-charter-unnamed = charte
source-attribute = attribut du cookie
source-history = historique du même profil
why-user = **Vous avez décidé** : il { $purpose }.
why-user-party = **Vous avez décidé** : il { $party }.
why-user-provider = **Vous avez décidé** : les données vont à { $provider }.
decided-party-first = sert le site lui-même
decided-party-for-third = sert un tiers sous le nom du site
decided-party-third = est celui d’un tiers
why-imported = Une liste chargée dit qu’il { $purpose }.
source-user = votre correction
source-user-reason = votre correction : « { $reason } »
source-shape = règle : forme de la valeur
source-sites = chartes publiées par d’autres sites
source-name = règle : mots du nom
source-row = règle : contenu de la base
source-party = pour qui : { $party }

## Findings
finding-label-undeclared = Aucune ligne de la charte ne le déclare
finding-undeclared = Aucune ligne de la charte ne le déclare.
finding-label-third-party-undeclared = Cookie d’un tiers ou pour un tiers, qu’aucune ligne de la charte ne déclare
finding-third-party-undeclared = Cookie d’un tiers ou pour un tiers, qu’aucune ligne de la charte ne déclare.
finding-label-sources-disagree = Les sources se contredisent
finding-sources-disagree = Les sources se contredisent.
finding-label-declared-contradicted = Une charte le déclare moins exigeant que ne l’indique ce que l’on sait de lui
finding-declared-contradicted = Une charte le déclare moins exigeant que ne l’indique ce que l’on sait de lui.
finding-label-audience-over-13-months = Un cookie d’audience qui vit plus de 13 mois
finding-audience-over-13-months = Un cookie d’audience qui vit plus de 13 mois.
finding-label-consent-over-6-months = Un choix gardé plus de 6 mois
finding-consent-over-6-months = Un choix gardé plus de 6 mois.
finding-label-session-without-http-only = Un identifiant de session lisible par les scripts (HttpOnly absent)
finding-session-without-http-only = Un identifiant de session lisible par les scripts (HttpOnly absent).
finding-label-session-without-secure = Un identifiant de session qui peut circuler en clair (Secure absent)
finding-session-without-secure = Un identifiant de session qui peut circuler en clair (Secure absent).
finding-label-prefix-broken = Son nom promet une protection que ses attributs ne tiennent pas
finding-prefix-broken = Son nom promet une protection que ses attributs ne tiennent pas.
finding-label-party-disputed = Les faits ne disent pas tous la même chose : déposé par le site ou par un tiers ?
finding-party-disputed = Les faits ne disent pas tous la même chose : déposé par le site ou par un tiers ?

## Overview
overview-title = { $sites } ont laissé { $cookies }
overview-title-one = Un site a laissé { $cookies }
overview-lead = { $share } : { $parts }.
overview-lead-none = Aucun ne demande votre accord.
share-all = Tous demandent votre accord
share-most = La plupart demandent votre accord
share-two-thirds = Deux sur trois demandent votre accord
share-half = Un sur deux demande votre accord
share-third = Un sur trois demande votre accord
share-percent = { $percent } demandent votre accord
overview-card-necessary = font fonctionner le site
overview-card-statistics = suivent la visite, sur ce site
overview-card-first-party = du site, au-delà du nécessaire
overview-card-third-party = par ou pour quelqu’un d’autre
overview-third-parties = Tiers présents sur le plus de sites
overview-keep-out = Comment les tenir à l’écart…
overview-no-third = Aucun cookie de tiers, ni pour un tiers.
overview-lives = Combien de temps ils durent
overview-lives-note = La CNIL recommande au plus 13 mois pour un traceur, 6 pour garder un choix.
life-class-session = session
life-class-day = ≤ 1 j
life-class-week = ≤ 1 sem.
life-class-month = ≤ 1 mois
life-class-six-months = ≤ 6 mois
life-class-thirteen-months = ≤ 13 mois
life-class-longer = > 13 mois
life-class-row = { $class } : { $cookies }
category-row = { $category } : { $count } ({ $share })
overview-look = À vérifier
overview-look-none = Rien de particulier.
look-long = { $count ->
    [one] { $count } cookie dure plus de 13 mois, { $advertising }.
   *[other] { $count } cookies durent plus de 13 mois, { $advertising }.
}
look-long-plain = { $count ->
    [one] { $count } cookie dure plus de 13 mois.
   *[other] { $count } cookies durent plus de 13 mois.
}
look-third = { $count ->
    [one] { $name } est présent sur { $count } site, avec { $cookies }.
   *[other] { $name } est présent sur { $count } sites, avec { $cookies }.
}
look-unknown = { $count ->
    [one] { $count } cookie reste sans finalité connue.
   *[other] { $count } cookies restent sans finalité connue.
}
look-undeclared = { $count ->
    [one] { $count } cookie du site n’est pas déclaré par sa charte.
   *[other] { $count } cookies du site ne sont pas déclarés par sa charte.
}
look-third-party-undeclared = { $count ->
    [one] { $count } cookie d’un tiers ou pour un tiers n’est pas déclaré par la charte du site.
   *[other] { $count } cookies d’un tiers ou pour un tiers ne sont pas déclarés par la charte du site.
}
look-third-at-least = { $count ->
    [one] { $name } est présent sur au moins { $count } site, avec { $cookies }.
   *[other] { $name } est présent sur au moins { $count } sites, avec { $cookies }.
}
look-sources-disagree = { $count ->
    [one] Sur { $count } cookie, les sources se contredisent.
   *[other] Sur { $count } cookies, les sources se contredisent.
}
look-declared-contradicted = { $count ->
    [one] { $count } cookie est déclaré moins exigeant qu’il ne l’est.
   *[other] { $count } cookies sont déclarés moins exigeants qu’ils ne le sont.
}
look-audience-over-13-months = { $count ->
    [one] { $count } cookie d’audience vit plus de 13 mois.
   *[other] { $count } cookies d’audience vivent plus de 13 mois.
}
look-consent-over-6-months = { $count ->
    [one] { $count } choix est gardé plus de 6 mois.
   *[other] { $count } choix sont gardés plus de 6 mois.
}
look-session-without-http-only = { $count ->
    [one] { $count } identifiant de session est lisible par les scripts (HttpOnly absent).
   *[other] { $count } identifiants de session sont lisibles par les scripts (HttpOnly absent).
}
look-session-without-secure = { $count ->
    [one] { $count } identifiant de session peut circuler en clair (Secure absent).
   *[other] { $count } identifiants de session peuvent circuler en clair (Secure absent).
}
look-prefix-broken = { $count ->
    [one] { $count } cookie ne tient pas la promesse de son nom.
   *[other] { $count } cookies ne tiennent pas la promesse de leur nom.
}
look-party-disputed = { $count ->
    [one] { $count } cookie peut venir du site ou d’un tiers : les faits se contredisent.
   *[other] { $count } cookies peuvent venir du site ou d’un tiers : les faits se contredisent.
}

## Charter page
charter-title = La charte cookies
charter-what-text = Un petit texte portant un nom, que le site confie à votre navigateur. Le navigateur le garde un certain temps et le renvoie à chaque visite. Il peut retenir une connexion, un panier, ou un identifiant qui suit votre navigation.
charter-four = Quatre catégories
charter-necessary = Ils servent au site lui-même : panier, connexion, réglages d’affichage. Aucun accord n’est demandé.
charter-statistics = Ils suivent ce que fait un visiteur sur un site. Sans accord si les statistiques sont anonymes.
charter-first-party = Déposés par le site en plus des nécessaires : profil, suivi, publicité. Accord requis.
charter-third-party = Déposés par un site B, ou pour lui, sur un site A : B voit les pages vues sur A. Accord requis.
charter-present-of = { $present } sur { $total } présents
charter-name = Nom
charter-provider = Fournisseur
charter-service = Service
charter-purpose = Finalité
charter-here = Dans cette base
charter-here-several = Dans ces bases
charter-seen = Durée vue
charter-present = présent
charter-absent = absent
charter-no-store = Ouvrez une base de cookies pour voir lesquels de ceux-ci elle contient.
charter-not-covered = La base affichée ne contient aucun cookie d’un portail dont parle cette charte.
charter-undeclared = { $count ->
    [one] { $count } cookie est présent et n’est pas déclaré : { $names }.
   *[other] { $count } cookies sont présents et ne sont pas déclarés : { $names }.
}
charter-undeclared-show = Voir les cookies non déclarés
charter-columns = Colonnes
charter-and-more = { $count ->
    [one] { $names } et { $count } autre
   *[other] { $names } et { $count } autres
}

## Export
export-title = Exporter le classement
export-what = Quoi
export-format = Format à lire
export-format-programs = Format pour d’autres programmes
export-all = Toute la base
export-all-stores = Toutes les bases affichées
export-site = Ce site
export-filtered = Ce qui est affiché
export-selected = Lignes sélectionnées
export-csv-excel-fr = CSV pour Excel en français
export-csv-excel-fr-note = séparé par des points-virgules
export-csv-excel-en = CSV pour Excel en anglais
export-csv-excel-en-note = séparé par des virgules
export-csv-rfc = CSV
export-csv-rfc-note = séparé par des virgules, en codes
export-json = JSON
export-json-note = avec la preuve de lecture
export-ndjson = NDJSON
export-ndjson-note = une ligne par cookie
export-parquet = Parquet
export-parquet-note = colonnes typées, pour DuckDB, pandas, Polars
export-netscape = cookies.txt
export-netscape-note = avec les valeurs, pour curl et yt-dlp
export-storagestate = Playwright
export-storagestate-note = avec les valeurs, comme storageState
export-not-held = { $count ->
    [one] { $count } cookie n’est pas dans le fichier : il n’a pas de valeur en clair et en UTF-8, ou se trouve dans un conteneur ou une partition que ce format ne peut pas dire.
   *[other] { $count } cookies ne sont pas dans le fichier : ils n’ont pas de valeur en clair et en UTF-8, ou se trouvent dans un conteneur ou une partition que ce format ne peut pas dire.
}
export-xlsx = Classeur (XLSX)
export-xlsx-note = en mots, avec dates et filtres
export-html = Page à lire et à imprimer (HTML)
export-html-note = avec raisons et preuve
export-values = Inclure les valeurs des cookies
export-values-note = Elles peuvent ouvrir vos comptes à qui lit le fichier.
export-no-paths = Taire l’emplacement des fichiers lus
export-no-paths-note = Dossiers et profils portent souvent votre nom.
export-preview = Aperçu
export-save = Enregistrer sous…
export-save-here = Enregistrer
export-path = Enregistrer dans ce fichier
export-nothing = Il n’y a rien à exporter ici.

## Dialogs
dialog-open-file = Ouvrir un fichier de cookies
dialog-open-folder = Ouvrir un dossier de profil
open-path-title = Ouvrir un fichier ou un dossier
open-path-text = Ce système n’offre pas de boîte de dialogue. Tapez le chemin d’un fichier de cookies, d’un profil, d’un dossier de navigateur ou d’une charte.
open-path-hint = Chemin, par exemple ~/.mozilla/firefox
open-path-open = Ouvrir
error-title = L’opération a échoué
error-title-kept = Ce que vous aviez gardé n’a pas pu être lu
error-died = Le programme a rencontré une erreur et arrêté ce travail. Réessayez ; si cela se répète, merci de le signaler.
error-no-thread = Le système n’a plus de place pour ce travail. Fermez d’autres programmes, puis réessayez.
error-export = Le fichier n’a pas été écrit : { $reason }. Choisissez un autre dossier ou un autre nom.
error-export-unread = Le fichier n’a pas été écrit, car les valeurs n’ont pas pu être relues. { $reason }
io-not-found = ce fichier ou dossier n’existe pas
io-permission-denied = le système ne le permet pas
io-storage-full = le disque est plein
io-is-a-folder = un dossier porte ce nom
io-read-only = ce disque est en lecture seule
io-not-a-folder = une partie du chemin n’est pas un dossier
io-invalid-name = aucun fichier ne peut porter ce nom ici
io-not-text = ce n’est pas un texte en UTF-8
io-too-large = trop volumineux
io-not-a-file = ce n’est pas un fichier
io-is-a-source = il fait partie de ceux qui ont été lus pour le produire
io-is-a-browsers = c’est une base ou une session d’un navigateur, qui serait perdue
io-in-a-browsers-folder = ce dossier est celui d’un navigateur, ou sa copie, et rien n’est écrit à côté de ses fichiers
toast-settings-unwritten = Vos réglages n’ont pas été gardés : { $reason }.
settings-language = Langue
settings-theme = Thème
settings-contrast = Contraste
contrast-usual = Habituel
contrast-high = Élevé
settings-motion = Mouvement
motion-usual = Habituel
motion-none = Aucun
settings-zoom = Taille
zoom-smaller = Plus petit
zoom-larger = Plus grand
zoom-usual = Taille habituelle
zoom-percent = { $percent } %
keyboard-pages = Page préc., Page suiv., Début, Fin
keyboard-pages-text = Faire défiler la page, la boîte ou le tableau
keyboard-sideways = Gauche, Droite
keyboard-sideways-text = De cellule en cellule ; sur l’en-tête d’un groupe, le replier et le déplier ; avec Maj sur un en-tête, sa largeur
keyboard-letters = Lettres
keyboard-letters-text = Dans une liste ou un menu, la ligne suivante qui commence ainsi
keyboard-toggle = Ctrl+Espace
keyboard-toggle-text = Ajouter la ligne à la sélection ou l’en retirer
keyboard-menu = Touche Menu, Maj+F10
keyboard-menu-text = Ouvrir le menu de la ligne
keyboard-zoom = Ctrl++, Ctrl+−, Ctrl+0
keyboard-zoom-text = Plus grand, plus petit, taille habituelle
keyboard-quit = Ctrl+Q
keyboard-quit-text = Fermer le programme
accessibility = Accessibilité
accessibility-statement = Tout se fait au clavier, et tout est dit aux lecteurs d’écran (AT-SPI, UI Automation, NSAccessibility) par son nom, son rôle et son état. Le texte a un contraste d’au moins 4,5 : 1, les bords et les marques de 3 : 1 ; un thème à contraste élevé, moins de mouvement et une taille jusqu’à 400 % se règlent dans les réglages. Limites connues : la bibliothèque graphique ne transmet ni l’interface de tableau, ni la langue hors des champs. La liste complète (WCAG 2.2 AA, EN 301 549, RGAA) est dans docs/accessibility.md ; dites-nous ce qui vous gêne.
help-does = Ce programme ouvre les fichiers dans lesquels les navigateurs gardent leurs cookies, les range par site et dit de chacun à quoi il sert, pour qui, combien de temps il reste et si le site doit demander votre accord. Il compare aussi ce qu’un site déclare à ce qu’il dépose.
help-does-not = Il n’efface, ne bloque et ne modifie rien : il lit une copie. Il n’ouvre aucune connexion. Il ne montre les valeurs des cookies que si vous le demandez, une à une. Il ne lit ni le stockage local des sites ni leurs autres bases.
help-verdicts = Un verdict est ce que l’on peut savoir d’un nom, d’une adresse et de faits enregistrés ; ce n’est pas un avis juridique. S’il est inexact, vous pouvez le corriger.
help-words = Les mots
help-keys = Le clavier
help-filters = Les filtres du champ de recherche
help-filters-text = Dans le champ de recherche, un mot est cherché dans tout ce qui est affiché. Un filtre regarde une seule colonne : site:exemple.fr garde ce que laisse une visite de ce site, pour-qui:tiers ce qui vient de tiers, durée>13mois ce qui dure plus de 13 mois. Un signe moins devant un filtre exclut ce qu’il désigne, une virgule veut dire « ou », et * remplace n’importe quelle suite de caractères. Pendant la frappe, la suite possible est proposée ; le bouton « Filtrer » au-dessus du tableau propose les colonnes qui ont peu de valeurs.
start-help = Aide et mots à connaître
help-word-cookie = Cookie
help-word-cookie-text = Un petit texte portant un nom, qu’un site fait garder au navigateur et reçoit de nouveau à chaque visite.
help-word-host = Hôte
help-word-host-text = L’adresse exacte à qui le cookie est renvoyé, comme www.exemple.fr. Le site, exemple.fr, peut en avoir plusieurs.
help-word-third-party = Tiers
help-word-third-party-text = Une autre organisation que le site visité, dont la page contient un élément (publicité, vidéo, bouton) et qui apprend ainsi votre visite.
help-word-for-third = Pour un tiers
help-word-for-third-text = Déposé sous l’adresse du site visité, mais lu par un tiers, comme _ga par Google.
help-word-consent = Consentement (accord)
help-word-consent-text = Si le site doit vous demander avant de déposer le cookie.
help-word-anonymous = Sauf si anonyme
help-word-anonymous-text = Une mesure d’audience se passe de votre accord si elle est anonyme et faite pour le site seul. Un fichier de cookies ne peut pas le montrer : au site de le prouver.
help-word-certainty = Certain, probable, supposé
help-word-certainty-text = À quel point le verdict est sûr : un fait enregistré ou déclaré le tranche ; le cookie est bien connu ; rien ne s’y oppose.
help-word-charter = Charte
help-word-charter-text = La page sur laquelle un site liste ses cookies, et à quoi chacun sert.
help-word-declared = Déclaré
help-word-declared-text = Nommé par une charte qui parle de ce site. Un tiret veut dire qu’aucune n’en parle.
help-word-store = Base
help-word-store-text = Le fichier dans lequel un navigateur garde ses cookies, une par profil.
help-word-session = Session
help-word-session-text = Le cookie disparaît quand on ferme le navigateur.
help-word-same-site = SameSite
help-word-same-site-text = Si le cookie est envoyé aussi quand un autre site intègre celui-ci ou y mène.
help-word-secure = Secure
help-word-secure-text = Le cookie n’est envoyé que par des connexions chiffrées.
help-word-http-only = HttpOnly
help-word-http-only-text = Les programmes d’une page ne peuvent pas lire le cookie.
help-word-partition = Isolé, partition
help-word-partition-text = Le navigateur garde le cookie d’un tiers à part pour chaque site visité, et le tiers ne peut pas les relier.
help-word-container = Conteneur
help-word-container-text = Un compartiment de Firefox qui a ses propres cookies.
help-word-schema = Schéma
help-word-schema-text = La version de la forme dans laquelle le navigateur écrit sa base. Elle ne compte que pour la preuve de lecture.
help-word-log = Venues du journal
help-word-log-text = Lignes que le navigateur vient d’écrire et n’a pas encore rangées dans sa base. Elles sont lues aussi.
help-word-moment = Moment
help-word-moment-text = Quand une base a été prise pour un audit : avant tout choix, après un refus, une acceptation, un retrait.
help-word-dossier = Dossier
help-word-dossier-text = Un audit gardé en un fichier, à rouvrir, à vérifier et à comparer l’année suivante. Il ne contient aucune valeur.
help-word-sum = SHA-256
help-word-sum-text = L’empreinte d’un fichier. Deux fichiers de même empreinte sont les mêmes, lettre pour lettre.
settings-density = Lignes du tableau
settings-system = Comme le système
theme-system = système
theme-light = clair
theme-dark = sombre
theme-choice-light = Clair
theme-choice-dark = Sombre
density-comfortable = Aérées
density-compact = Serrées
settings-recent = Fichiers récents
settings-recent-count = { $count ->
    [one] { $count } gardé
   *[other] { $count } gardés
}
settings-forget = Les oublier
settings-note = Seuls ces choix, la disposition et vos propres corrections (noms et hôtes) sont gardés, dans { $path }. Jamais une valeur.
settings-note-none = Rien n’est gardé : le système n’a pas de dossier pour les réglages.
keyboard-arrows = Flèches
keyboard-arrows-text = Se déplacer dans la liste ou le tableau ; avec Maj, sélectionner
keyboard-tab = Tab
keyboard-tab-text = Commande suivante
keyboard-escape = Échap
keyboard-escape-text = Fermer la boîte de dialogue ou le menu, quitter la page d’un site
keyboard-enter = Entrée, Espace
keyboard-enter-text = Actionner la commande choisie
key-context = Menu contextuel

## How the store was read
read-proof-file = { $path } ({ $size }), SHA-256 { $sum }
read-title = Comment les cookies ont été lus
read-file = Fichier
read-size = Taille
read-sha = SHA-256
read-when = Lu le
read-browser = Navigateur
read-schema = Schéma
read-rows = Lignes lues
read-skipped = Lignes ignorées
read-lost = Lignes perdues
read-log = Venues du journal
read-session = Venues du fichier de session
read-merged = Doublons, fusionnés
read-history = L’historique va
read-history-span = du { $from } au { $to }
read-unknown-columns = Colonnes inconnues
read-seen-in-requests = Envoyés, jamais déposés ici
read-remarks = Remarques
read-no-remarks = Chaque ligne a été lue en entier.
read-row = { $count ->
    [one] { $column }, ligne { $rows } : { $problem }
   *[other] { $column }, { $count } lignes ({ $rows }) : { $problem }
}
read-row-lost = { $count ->
    [one] { $count } ligne ({ $rows }) perdue dans une partie abîmée du fichier
   *[other] { $count } lignes ({ $rows }) perdues dans des parties abîmées du fichier
}
read-row-unnumbered = { $count ->
    [one] { $column } : { $problem }
   *[other] { $column }, { $count } lignes : { $problem }
}
read-row-unnumbered-lost = { $count ->
    [one] { $count } ligne perdue dans une partie abîmée du fichier
   *[other] { $count } lignes perdues dans des parties abîmées du fichier
}
read-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
read-not-unpacked = { $count ->
    [one] { $count } fichier de l’archive n’a pas été décompressé : ni son nom ni son début ne sont ceux d’un fichier de cookies
   *[other] { $count } fichiers de l’archive n’ont pas été décompressés : ni leur nom ni leur début ne sont ceux d’un fichier de cookies
}
read-copy = Copier cette preuve
stored-last-set = Dernier dépôt
stored-origin = Origine (conteneur, site isolé)
note-snapshot-may-be-torn = Le navigateur écrivait pendant la copie ; deux moments peuvent se mêler. Relisez quand il n’écrit plus.
note-recovered-hot-journal = Un changement inachevé a été annulé sur la copie privée.
note-log-missing = Firefox était ouvert lors de la copie, et son journal (cookies.sqlite-wal) n’est pas à côté : ce qu’il n’avait pas encore écrit dans le fichier manque. Copiez tout le dossier du profil.
note-log-unreadable = Ce qui se trouve à la place du journal n’est pas un fichier lisible ; les derniers cookies peuvent manquer.
note-schema-newer-than-known = Le navigateur est plus récent que ce que connaît le programme ; les colonnes connues ont été lues.
note-corrupt-pages = Des parties du fichier sont abîmées ; les lignes alentour ont été gardées.
note-truncated-file = Le fichier s’interrompt ; les lignes jusque-là ont été gardées.
note-times-approximate = Le fichier donne la fin des cookies à l’heure d’un lieu qu’il ne nomme pas ; elle est exacte au jour près.
note-seen-in-requests = Le navigateur a envoyé des cookies qu’aucune réponse ne dépose ici : ils étaient déjà là, ou des scripts les ont déposés. Seuls leurs noms sont connus ; le détail de la lecture les énumère.
note-set-not-stored = Le fichier énumère ce que les sites ont déposé. Il ne dit pas si un navigateur l’a gardé ; de ce que des scripts ont déposé, il n’a que les noms des requêtes.
note-written-without-cookies = Cet enregistrement a été exporté sans cookies. Exportez-le de nouveau avec les données sensibles.
note-two-stores-found = Le profil a deux fichiers de cookies ; un seul a été lu.
note-files-refused = À côté de ce qui a été lu, quelque chose qui a été indiqué, ou un fichier nommé comme un fichier de cookies, n’a pas pu être lu.
note-stores-left-out = Des copies anciennes, des rapports de ce programme, ou des cookies que le navigateur garde pour lui-même, ont été laissés de côté.
note-search-cut-short = Tout n’a pas été examiné sous ce dossier.
note-private-by-design = Ce navigateur ne garde par principe aucun cookie sur le disque.
note-history-unreadable = L’historique n’a pas pu être lu ; il ne sert pas d’indice.
note-session-file-unreadable = Le fichier de session n’a pas pu être lu ; des cookies de session peuvent manquer.
note-session-file-passed-over = Un autre fichier de session a été lu que celui que Firefox regarde en premier.
note-script-cookies-shortened = Avec la protection active par défaut, GNOME Web ramène à sept jours les cookies posés par script et n’en garde aucun de tiers. Une fin à sept jours, ou une absence, ne dit donc rien de ce que les sites demandaient.
note-perhaps-old-mozilla = D’anciennes versions de GNOME Web et d’anciens navigateurs Mozilla écrivaient la même table ; rien ne dit lequel a écrit celle-ci.
note-from-report = Ces cookies viennent d’un rapport de ce programme, et non d’un navigateur ; ce qu’il ne contenait pas (les valeurs qui n’ont pas été exportées, qui a posé un cookie) reste inconnu.
note-session-cookies-elsewhere = Les cookies de session sont dans un autre fichier du profil. Ouvrez le dossier pour les voir aussi.
session-file-empty = Ce fichier de session est vide ; un autre a été cherché.
session-file-damaged = Ce fichier de session est tronqué ou endommagé ; un autre a été cherché.
session-file-not-a-session = Ce n’est pas une session ; un autre fichier a été cherché.
session-file-too-large = Ce fichier de session est plus grand que toute session ; un autre a été cherché.
session-file-unreadable = Le système ne permet pas de lire ce fichier de session ; un autre a été cherché.
session-file-older = Cette session est plus ancienne que celle qui a été lue.
twin-later-content = Ce profil a deux fichiers de cookies ; « { $taken } » a été lu, car son dernier cookie est plus récent ({ $newest } ; dans l’autre : { $other }). Laissé de côté
twin-newer-place = Ce profil a deux fichiers de cookies, aucun plus récent que l’autre ; « { $taken } » a été lu, là où le navigateur le garde aujourd’hui. Laissé de côté
twin-other-empty = Ce profil a deux fichiers de cookies ; « { $taken } » a été lu, car l’autre est vide. Laissé de côté
twin-other-unreadable = Ce profil a deux fichiers de cookies ; « { $taken } » a été lu, car l’autre est illisible. Laissé de côté
twin-named = Ce profil a deux fichiers de cookies ; « { $taken } » a été lu, car vous l’avez nommé (son dernier cookie : { $newest } ; dans l’autre : { $other }). Laissé de côté
exported-from = Le rapport est tiré de cookies de { $browser }, lus : { $when } (SHA-256 { $sum })
exported-undated = le rapport ne dit pas quand
twin-undated = sans date
left-out-ambiguous-id = Plusieurs bases de cookies de cet ordinateur partagent cet identifiant court ; « cookie-charter stores » les liste avec ce qui les distingue
left-out-older-copy = Laissé de côté : une copie faite par le navigateur avant une mise à jour. Ouvrez-la seule pour la lire
left-out-browsers-own = Laissé de côté : des cookies que le navigateur garde pour ses invités ou ses propres fenêtres. Ouvrez-les seuls pour les lire
left-out-not-of-sites = Laissé de côté : des cookies du navigateur lui-même ou de ses extensions, et non de sites
left-out-own-report = Laissé de côté : un rapport de ce programme, qui répète des cookies d’ailleurs. Ouvrez-le seul pour le lire
left-out-folder-unreadable = Le système ne vous laisse pas regarder dans ce dossier
left-out-too-deep = La recherche s’est arrêtée ici : les dossiers si profonds ne sont pas examinés. Ouvrez ce dossier pour le voir
left-out-too-many = La recherche s’est arrêtée ici : il y a trop de fichiers. Ouvrez un dossier plus bas pour voir la suite
left-out-many-of-any-name = Ce dossier contient un très grand nombre de fichiers : parmi ceux dont le nom n’évoque pas de cookies, seuls les premiers ont été examinés. Ouvrez-en un seul, ou donnez-lui la terminaison .txt
left-out-before-the-archive = Pas lu : dans ce fichier, des cookies précèdent une archive, et seule l’archive est lue. Copiez les lignes qui la précèdent dans un fichier à part, puis ouvrez-le
left-out-linked-elsewhere = Pas suivi : un lien qui mène ailleurs
left-out-archive-in-archive = Pas décompressée : une archive dans une archive. Décompressez-la, puis ouvrez-la seule
left-out-unsafe-name = Pas décompressé : son nom mène hors de l’archive, ou aucun fichier ne peut le porter
left-out-same-name = Pas lu : un autre fichier du même nom suit dans l’archive, et seul le dernier est lu. Décompressez l’archive avec un programme qui demande avant d’écraser un fichier, faites-y renommer l’un des deux, puis ouvrez le dossier
left-out-packed-otherwise = Pas décompressé : compressé d’une façon qui n’est pas décompressée ici. Décompressez l’archive vous-même, puis ouvrez le dossier
left-out-needs-password = Pas décompressé : il faut un mot de passe. Décompressez l’archive avec le mot de passe, puis ouvrez le dossier
left-out-breaks-off = L’archive est tronquée ou abîmée : seul ce qui a pu être décompressé a été lu, et ce n’est peut-être pas ce qui avait été archivé
problem-no-host = pas d’hôte utilisable ; ignorée
problem-wrong-type = pas du type attendu ; tenue pour inconnue
problem-non-utf8 = pas en UTF-8 ; montrée en Latin-1 ou avec des caractères de remplacement
problem-too-large = trop grande ; coupée ou ignorée
problem-out-of-range = un nombre sans signification ; tenu pour inconnu
problem-not-a-cookie = n’a pas la forme d’un cookie ; laissée de côté
problem-blanks-for-tabs = des espaces au lieu de tabulations ; lues comme telles
problem-fields-disagree = deux champs se contredisent ; lue selon celui qui compte
problem-expiry-unit-mixed = expiration dans une autre unité ; convertie
problem-expiry-zero = expire, mais sans date
problem-expiry-overflow = une fin qui ne tenait pas dans sa case ; tenue pour inconnue
problem-bad-origin-attributes = origine illisible ; gardée sans elle
problem-unknown-origin-attribute = un attribut d’origine inconnu ; gardée
problem-bad-partition-key = clé de partition illisible ; gardée comme texte
problem-self-partitioned = isolée sous son propre site sans demande
problem-two-values = une valeur en clair et une chiffrée
problem-clock-in-future = dans le futur ; tenue pour inconnue
problem-clock-before-1995 = avant 1995 ; tenue pour inconnue
problem-lost-in-damage = perdue dans une page abîmée

## Ce qu’une lecture a cherché
completeness-title = Ce qui a été cherché et trouvé
completeness-attempted = Cherché
completeness-read = Lu
completeness-absent = Absent
completeness-unavailable = Hors d’atteinte
completeness-nothing = rien
part-cookies = cookies durables
part-session-cookies = cookies de session
part-values = valeurs
part-history = historique de navigation
part-other-storage = autres stockages des sites
lack-rows-skipped = { $count ->
    [one] { $count } ligne n’a pas pu être lue.
   *[other] { $count } lignes n’ont pas pu être lues.
}
lack-rows-lost = { $count ->
    [one] { $count } ligne est perdue dans des pages abîmées.
   *[other] { $count } lignes sont perdues dans des pages abîmées.
}
lack-file-damaged = Le fichier est abîmé ; on ne peut dire ce qu’il contenait d’autre.
lack-copy-may-be-torn = Le navigateur écrivait pendant la copie ; des changements peuvent manquer.
lack-log-missing = Firefox était ouvert lors de la copie, et son journal (cookies.sqlite-wal) n’est pas à côté : ce qu’il n’avait pas encore écrit dans le fichier manque. Copiez tout le dossier du profil.
lack-log-unreadable = Ce qui se trouve à la place du journal n’est pas lisible ; les derniers cookies peuvent manquer.
lack-kept-nowhere = Ce navigateur ne garde par principe aucun cookie sur le disque.
lack-not-written = Cookies de session : les programmes qui écrivent ce genre de fichier les omettent, ou la plupart d’entre eux.
lack-only-session-file = Cookies durables : seul le fichier de session a été ouvert.
lack-session-file-missing = Cookies de session : le profil n’a pas de fichier de session.
lack-session-file-unreadable = Cookies de session : le fichier de session n’a pas pu être lu.
lack-session-file-not-opened = Cookies de session : ils sont dans un autre fichier du profil, qui n’a pas été ouvert.
lack-values-encrypted = { $count ->
    [one] La valeur de { $count } cookie est chiffrée par le navigateur et reste fermée.
   *[other] Les valeurs de { $count } cookies sont chiffrées par le navigateur et restent fermées.
}
lack-not-asked-for-values = Les valeurs n’ont pas été demandées.
lack-not-asked-for-history = L’historique de navigation ne devait pas servir.
lack-no-history = Il n’y a pas d’historique de navigation à côté.
lack-history-unreadable = L’historique de navigation n’a pas pu être lu.
lack-not-looked-at = Le stockage local, les bases des sites et les autres stockages ne sont pas examinés.

## Documents : XLSX et HTML
document-title = Les cookies et leurs catégories
document-summary = Résumé
document-own-cookies = Cookies du site
document-consent-asked = Accord à demander
document-findings = À vérifier
document-longest-life = Durée la plus longue
document-third-parties = Tiers
document-foreign-cookies = Cookies de tiers sur ses pages
document-third-party-count = Nombre de tiers
document-third-party-names = Quels tiers
document-in-utc = { $column } (UTC)
document-in-days = { $column } (jours)
document-contents = Sommaire
document-lead = { $cookies } de { $sites }, lus le { $time } (UTC).
document-by-category = Par catégorie
document-by-site = Par site
document-categories = Cookies par catégorie
document-consents = Cookies par consentement
document-cookies = Cookies
document-sites = Sites
document-share = Part
document-meaning = Ce que cela veut dire
document-third-party = Tiers
document-at-least = ≥ { $count }
document-providers-of = Qui est derrière : { $category }
document-no-provider = inconnu
document-sites-caption = Les sites et leurs propres cookies
document-cookies-of = Cookies de { $site }
document-cookie = Cookie
document-category-and-life = Catégorie et durée
document-what-and-why = Ce qu’il fait et pourquoi ce verdict
document-until = jusqu’au { $time }
document-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
document-too-long = Sur { $count } cookies, cette page détaille les { $most } premiers, site par site. Les sommes ci-dessus les comptent tous ; le CSV et le JSON les contiennent tous.
document-files = Fichiers lus
document-part = Ce document n’est qu’une partie : { $count } des { $all } cookies lus.
document-empty = Aucun cookie dans cet export.
document-note = Note
document-written-by = Document écrit par { $program }.
document-note-text = Toutes les heures sont en UTC. Un fichier de cookies ne peut montrer ce que fait un serveur, et ceci n’est pas un avis juridique.
xlsx-sheet-read = Lecture
xlsx-sheet-cookies = Cookies
xlsx-sheet-sites = Sites
xlsx-cut = { $count ->
    [one] { $count } texte dépasse ce qu’une cellule peut contenir et est coupé, avec « … » à la fin. Le CSV le donne en entier.
   *[other] { $count } textes dépassent ce qu’une cellule peut contenir et sont coupés, avec « … » à la fin. Le CSV les donne en entier.
}
export-too-many = Un classeur contient au plus { $most } cookies, et il y en a { $count }. Choisissez CSV, ou moins de cookies.
cli-too-many = Un classeur contient au plus { $most } cookies, et il y en a { $count }. Choisissez -f csv, ou moins de cookies avec --site ou --category.
cli-needs-values = Ce format sert à des programmes qui se connectent avec vos cookies, et n’est rien sans leurs valeurs. Ajoutez --with-values si c’est ce que vous voulez.
cli-no-superseded = Seuls csv, json et ndjson ont une place pour les versions antérieures des lignes. Retirez --with-superseded, ou choisissez l’un d’eux.
cli-audit-declares-nothing = Un site qui ne déclare aucun cookie s’audite sans --charter.
cli-verify-unclear = Des lettres de ce chemin ne sont pas du texte, et plusieurs fichiers s’écrivent ainsi ; indiquez après le rapport celui qui est visé
cli-preset-format = Les préréglages sont pour les tableurs qui lisent du CSV. Retirez --preset, ou choisissez -f csv.
cli-opens-accounts = le fichier contient les valeurs de vos cookies, qui ouvrent vos comptes. Gardez-le pour vous et supprimez-le après usage.
cli-not-for-terminal = Ce format n’est pas un texte pour un terminal. Indiquez un fichier avec -o, par exemple : -o cookies.xlsx

## Messages that go away
toast-copied = Copié
toast-copy-stopped = Arrêté. Rien n’est copié.
toast-export-stopped = Arrêté. Aucun fichier n’a été écrit.
toast-cancelled = Arrêté. Rien n’a été gardé.
toast-cancelled-kept = Arrêté. Ce qui avait été lu est gardé.
toast-nothing-changed = Rien n’a changé depuis la lecture.
toast-exported = { $count ->
    [one] { $count } cookie écrit dans { $name }, dossier { $folder }
   *[other] { $count } cookies écrits dans { $name }, dossier { $folder }
}
toast-exported-partly = { $written }. { $left_out }
toast-values-left-out = { $count ->
    [one] La valeur de { $count } cookie manque : le navigateur a écrit depuis la lecture. Relisez (F5), puis exportez.
   *[other] Les valeurs de { $count } cookies manquent : le navigateur a écrit depuis la lecture. Relisez (F5), puis exportez.
}

## Tables des moteurs de données (le paquet pour Python)
table-no-group-column = La table n’a pas de colonne « { $column } » qui distingue les bases ; by=None prend toutes les lignes pour une seule.
table-column-twice = La table a plusieurs colonnes « { $column } » : renommez celles qui ne sont pas visées.
table-no-group-type = La colonne « { $column } » contient des listes, des enregistrements ou autres : des textes, des nombres, des dates ou des identifiants distinguent les bases.
table-no-stores = Un audit porte sur des bases : donnez-en une ou plusieurs, comme observed, before, refused, accepted ou withdrawn.
table-history-of-several = Un historique de navigation est celui d’une seule base ; s’il y en a plusieurs, il faut une correspondance entre les bases et les leurs.
table-too-many-rows = Une table a quatre milliards de lignes au plus ; classez-en des parties.
table-too-large-for-memory = { $count ->
    [one] Cette base a { $count } ligne ou plus et n’entre pas dans la mémoire permise ({ $memory }). Permettez davantage avec memory=…, ou prenez-en moins à la fois.
   *[other] Cette base a { $count } lignes ou plus et n’entre pas dans la mémoire permise ({ $memory }). Permettez davantage avec memory=…, ou prenez-en moins à la fois.
}

## Why nothing could be read
read-error-cancelled = Arrêté avant la fin ; rien n’a été gardé.
read-error-not-found = Ce fichier ou dossier n’existe pas. Vérifiez le nom et rouvrez-le.
read-error-broken-link = Ce lien ne mène nulle part : ce qu’il désigne n’est pas là. Remettez-le en place, ou ouvrez directement un fichier de cookies.
read-error-permission-denied = Le système ne vous laisse pas lire ceci. Ouvrez-le avec le compte à qui il appartient.
read-error-full-disk-access = Donnez à ce programme l’accès complet au disque dans Réglages Système › Confidentialité et sécurité, puis réessayez.
the-browser = le navigateur
read-error-locked-by-browser = Fermez { $browser } complètement (y compris son icône près de l’horloge), puis réessayez.
read-error-not-a-file = C’est un tube nommé, une socket ou un périphérique. Ouvrez plutôt un fichier de cookies.
read-error-empty = Le fichier est vide : le navigateur n’a encore écrit aucun cookie, ou la copie a échoué. Visitez un site avec ce navigateur, ou recopiez le fichier.
read-error-too-large = Le fichier dépasse { $most }, taille au-delà de laquelle les fichiers de cette forme ne sont pas lus. Ouvrez-en un autre.
read-error-other-database = C’est une base de données sans table de cookies (ses tables : { $tables }). Ouvrez plutôt les cookies du navigateur.
read-error-not-a-table = Ce que ce fichier nomme « { $table } » n’est pas une table, ce qu’aucun navigateur n’écrit. Il n’est pas lu, car il peut être piégé.
read-error-missing-column = La table « { $table } » n’a pas de colonne « { $column } » : aucun navigateur n’a écrit ce fichier. Ouvrez les cookies d’un navigateur.
read-error-no-such-column = Cette table n’a pas de colonne « { $column } », sans laquelle aucune ligne n’est un cookie. Il faut au moins host et name, nommées comme dans les exports de ce programme.
read-error-wrong-column-type = La colonne « { $column } » est d’un autre type que dans les exports de ce programme. Écrivez-la comme eux (docs/formats/parquet.md).
read-error-damaged = Le fichier est trop abîmé pour être lu. Ouvrez-en une sauvegarde.
read-error-no-store-in-folder = { $count ->
    [one] Aucun cookie de navigateur trouvé ici ({ $count } élément examiné). Ouvrez le dossier de profil d’un navigateur.
   *[other] Aucun cookie de navigateur trouvé ici ({ $count } éléments examinés). Ouvrez le dossier de profil d’un navigateur.
}
read-error-no-room-for-copy = La copie privée n’a pas pu être faite ({ $reason }). Vérifiez que ce dossier existe, que vous pouvez y écrire et qu’il y reste de la place, puis réessayez.
read-error-io = La lecture a échoué ({ $reason }). Réessayez.
read-error-no-sum = L’empreinte SHA-256 de ce qui a été lu n’a pas pu être calculée : rien ne prouverait la lecture. Réessayez ; si cela se reproduit, merci de le signaler.
read-error-no-earlier-versions = Les versions antérieures ne sont pas données pour ce format : c’est une liste d’événements, pas un fichier de cookies d’un navigateur. Ses cookies sont exportés comme d’habitude.
read-error-chromium-history = C’est un historique de navigation, sans cookies. Ouvrez le fichier « Cookies » du même profil ; l’historique sera alors utilisé automatiquement.
read-error-firefox-history = C’est l’historique de Firefox, sans cookies. Ouvrez « cookies.sqlite », qui se trouve à côté ; l’historique sera alors utilisé automatiquement.
read-error-other-history = C’est un historique de navigation, sans cookies. Ouvrez le fichier de cookies du même profil.
read-error-passwords = Ce sont des mots de passe enregistrés, que ce programme n’ouvre jamais. Ouvrez le fichier « Cookies » du même profil.
read-error-keys = Ce sont des clés, que ce programme n’ouvre jamais. Ouvrez « cookies.sqlite », qui se trouve à côté.
read-error-form-data = Ce sont des données de formulaires (adresses, cartes), sans cookies. Ouvrez le fichier de cookies du même profil.
read-error-favicons = Ce sont les petites images des sites, sans cookies. Ouvrez le fichier de cookies du même profil.
read-error-other-browser-data = C’est une autre base du navigateur, sans cookies. Ouvrez le fichier de cookies du même profil.
read-error-empty-database = C’est une base vide : le navigateur n’a encore écrit aucun cookie. Visitez un site avec lui, puis réessayez.
read-error-two-stores = Cette base contient une table de Firefox et une de Chromium, ce qu’aucun navigateur n’écrit. Ouvrez le fichier écrit par le navigateur.
read-error-lone-log = Ce n’est que le journal d’une base. Ouvrez le fichier sans « -wal » ; s’il n’est pas à côté de celui-ci, copiez-le depuis le dossier du navigateur.
read-error-lone-journal = Ce n’est que le journal d’une base. Ouvrez le fichier sans « -journal » ; s’il n’est pas à côté de celui-ci, copiez-le depuis le dossier du navigateur.
read-error-lone-shared-memory = Ce n’est que la mémoire de travail d’une base. Ouvrez le fichier sans « -shm » ; s’il n’est pas à côté de celui-ci, copiez-le depuis le dossier du navigateur.
read-error-encrypted = C’est chiffré, ou ce ne sont pas des cookies (une base SQLCipher a cet aspect). Ouvrez des cookies écrits par un navigateur.
read-error-picture = C’est une image. Ouvrez les cookies ou le dossier de profil d’un navigateur.
read-error-pdf = C’est un document PDF. Ouvrez les cookies ou le dossier de profil d’un navigateur.
read-error-zip = C’est une archive ZIP qui ne peut pas être décompressée : elle est abîmée, ou compressée d’une façon inhabituelle. Décompressez-la vous-même, puis ouvrez le dossier.
read-error-encrypted-archive = Cette archive est protégée par un mot de passe. Décompressez-la avec le mot de passe, puis ouvrez le dossier.
read-error-archive-too-large = Cette archive devient plus grande que n’importe quel profil (2 Gio, 100 000 fichiers ou 200 fois sa taille). Décompressez-la vous-même si vous lui faites confiance, puis ouvrez le dossier.
read-error-archive = C’est un fichier compressé d’une sorte qui n’est pas décompressée ici, ou un fichier abîmé. Décompressez-le, puis ouvrez ce qu’il contient.
read-error-parquet-codec = Ce fichier Parquet est compressé d’une façon qui n’est pas lue ici. Réécrivez-le avec Snappy, gzip ou sans compression.
read-error-lfs-pointer = Ce n’est qu’un pointeur Git LFS, et non le fichier. Lancez « git lfs pull », puis réessayez.
read-error-http-messages = Ce sont des cookies de requêtes et de réponses, qui ne disent ni de qui ils sont ni combien de temps ils restent. Enregistrez la visite au format HAR dans les outils de développement, ou ouvrez le profil du navigateur.
read-error-nearly-json = Cela commence comme du JSON, mais n’est pas du JSON valide : des apostrophes, un commentaire, une virgule de trop ou un guillemet perdu, par exemple. Faites-le réécrire en JSON (en Python avec json.dump), puis ouvrez le résultat.
read-error-sql-dump = C’est une base de données écrite en SQL. Faites-en une base (sqlite3 cookies.sqlite, puis .read et ce fichier), puis ouvrez-la.
read-error-office-document = C’est un document bureautique. Enregistrez son tableau au format CSV, ou ouvrez les cookies d’un navigateur.
read-error-apple-double = C’est ce que macOS garde à côté d’un fichier, et non le fichier lui-même. Ouvrez le fichier dont le nom ne commence pas par « ._ ».
read-error-zeros = Le fichier ne contient que des zéros : la copie ou le disque a failli. Copiez-le à nouveau, ou ouvrez-en une sauvegarde.
read-error-web-page = C’est une page web ou un fichier XML. Ouvrez les cookies ou le dossier de profil d’un navigateur.
read-error-json = C’est un fichier JSON sans cookies connus ici. Ouvrez les cookies ou le dossier de profil d’un navigateur.
read-error-text = C’est un texte sans cookies connus ici. Ouvrez les cookies ou le dossier de profil d’un navigateur.
read-error-property-list = C’est une liste de propriétés de macOS, sans cookies. Ouvrez les cookies ou le dossier de profil d’un navigateur.
read-error-pickle = C’est un « pickle » de Python, que ce programme n’ouvre jamais car il peut exécuter du code. Enregistrez-le en JSON, ou ouvrez les cookies d’un navigateur.
read-error-internet-explorer = C’est la base d’Internet Explorer ou du premier Edge, qui n’est pas lue. Ouvrez les cookies de Firefox ou de Chromium.
read-error-old-opera = Ce sont des cookies d’Opera 12 ou plus ancien, qui ne sont pas lus. Ouvrez ceux de Firefox ou de Chromium.
read-error-flash-object = C’est un objet Flash, et non un cookie HTTP. Ouvrez les cookies d’un navigateur.
read-error-not-a-session = Ce n’est pas un fichier de session de Firefox. Ouvrez « cookies.sqlite » ou le dossier de profil.
read-error-safari-plist = Ce sont des cookies d’un Safari d’avant 2011, qui ne sont pas lus. Ouvrez ceux de Firefox ou de Chromium.
read-error-qtwebkit-jar = Ce sont des cookies d’un navigateur construit sur QtWebKit, qui ne sont pas lus. Ouvrez ceux de sa version récente, qui sont ceux de Chromium.
read-error-hsts-list = C’est une liste d’hôtes à joindre de façon sûre, sans cookies. Ouvrez les cookies d’un navigateur.
read-error-audit-knowledge = C’est une base de connaissances de l’outil d’audit du CEPD : elle dit à quoi servent des cookies et n’en contient aucun. Chargez-la sous « Connaissances », ou nommez-la avec --knowledge.
read-error-dossier = C’est un dossier d’audit, qui ne contient pas de cookies. `cookie-charter audit` suivi de ce fichier le montre de nouveau.
read-error-ese-database = C’est une base de Windows (ESE), et non celle d’un navigateur. Ouvrez les cookies ou le dossier de profil d’un navigateur.
read-error-unknown = Ce n’est rien de connu ici. Ouvrez « cookies.sqlite » de Firefox, « Cookies » de Chromium, ou un dossier de profil.

## Without a window
no-display = Aucun écran trouvé, la fenêtre ne peut pas s’ouvrir ; utilisez une sous-commande, comme « cookie-charter stores » ou « cookie-charter export », en ligne de commande (voir --help).
no-graphics = Le système graphique ne peut pas montrer de fenêtre (OpenGL manque) ; utilisez « cookie-charter stores », « export », « explain » ou « charter » en ligne de commande (voir --help).
cli-no-window = Ce programme a été construit sans sa fenêtre ; utilisez une sous-commande, comme « cookie-charter stores » ou « cookie-charter export », en ligne de commande (voir --help).
window-died = Le programme a rencontré une erreur et a dû se fermer. Vos décisions d’avant sont gardées ; merci de signaler ce qui précède.
key-shift = Maj

## La ligne de commande
sentence-path = { $sentence } : { $path }
key-value = { $key } : { $value }
sentences = { $first } { $second }
aside = { $first } · { $second }
name-detail = { $name } — { $detail }
label-keys = { $label } ({ $keys })
cli-named-twice = Indiqué deux fois, lu une fois : { $path }
cli-rows-missing = Des lignes manquent (illisibles : { $skipped } ; perdues dans des parties abîmées : { $lost }) : { $path }
cli-earlier-missing = Des versions antérieures manquent (transactions du journal non parcourues : { $commits } ; lignes d’une forme plus ancienne de la table : { $rows } ; illisibles : { $skipped }) : { $path }
cli-history-unreadable = L’historique n’a pas pu servir ; indiquez un fichier places.sqlite ou History : { $path }
cli-recursive-progress = Lus : { $read } · non lus : { $unread } · cookies : { $cookies }
cli-recursive-unread = Lus : { $read } ; non lus : { $unread }, chacun nommé ci-dessus. Tout ce qui a été lu est écrit.
cli-too-many-stores = Ce format a besoin de toutes les bases à la fois et en contient { $most } au plus ; il y en a { $count }. Choisissez -f csv ou -f ndjson.
cli-files-first = Les fichiers placés avant une sous-commande s’ouvrent dans la fenêtre. Indiquez-les après.
cli-usage-missing = Il manque : { $what }.
cli-usage-unknown = « { $what } » n’est pas connu ici.
cli-usage-unknown-near = « { $what } » n’est pas connu ici ; peut-être s’agissait-il de { $near }.
cli-usage-value = « { $value } » n’est pas une valeur de { $what }, qui prend { $values }.
cli-usage-value-only = « { $value } » n’est pas une valeur de { $what }.
cli-usage-no-value = Il manque une valeur après { $what }, qui prend { $values }.
cli-usage-no-value-only = Il manque une valeur après { $what }.
cli-usage-conflict = { $what } et { $other } ne vont pas ensemble.
cli-usage-twice = { $what } est donné plusieurs fois.
cli-usage-too-many = « { $value } » est de trop : { $what } n’en prend pas davantage.
cli-usage-too-few = Il en faut davantage pour { $what }.
cli-usage-not-text = Un argument n’est pas un texte en UTF-8.
cli-usage-see = Tout ce qui est compris : cookie-charter { $help }
cli-no-such-site = Aucun cookie de ce site n’a été trouvé, l’export est donc vide
cli-no-such-id = Aucune base de cookies de cet ordinateur ne porte cet identifiant ; « cookie-charter stores » en donne la liste
cli-output-unwritten = La sortie n’a pas pu être écrite ({ $reason }). Écrivez plutôt dans un fichier avec -o.
cli-knowledge-unreadable = La liste n’a pas pu être lue ({ $reason }). Vérifiez son nom et que vous pouvez la lire.
cli-knowledge-problems = { $count ->
    [one] { $count } ligne n’a pas été comprise ({ $first })
   *[other] { $count } lignes n’ont pas été comprises, la première ainsi : { $first }
}
knowledge-error-empty = le fichier est vide
knowledge-error-no-name = elle ne nomme aucun cookie
knowledge-error-toml = ce n’est pas du TOML valide (ligne { $line })
knowledge-error-json = ce n’est pas du JSON valide (ligne { $line }, colonne { $column })
knowledge-error-json-form = c’est du JSON d’une autre forme, à partir de la ligne { $line }, colonne { $column }
knowledge-error-csv = ce n’est pas du CSV valide (ligne { $line })
knowledge-error-other-form = c’est une liste d’une autre forme
knowledge-problem-purpose = « { $name } » : la finalité est necessary, statistics, advertising ou unknown
knowledge-problem-party = « { $name } » : « party » vaut first, for-third ou third
knowledge-problem-category = « { $name } » : la catégorie « { $category } » n’est pas connue
knowledge-problem-no-name = une ligne de { $platform } n’a pas de nom
knowledge-problem-csv = ce n’est pas du CSV valide (ligne { $line })
charter-problem-toml = ligne { $line } : { $message }
charter-problem-scope = la portée « { $scope } » n’est pas un domaine comme exemple.fr
charter-problem-no-name = un cookie n’a pas de nom
charter-problem-category = « { $category } », pour le cookie « { $name } », n’est pas une catégorie : necessary, statistics, first-party ou third-party
charter-problem-empty = le fichier est vide ; enregistrez à nouveau la page ou le tableau, ou collez son texte dans un fichier .txt
charter-problem-too-large = il dépasse { $megabytes } Mo, ce qu’aucune charte ne fait ; enregistrez seulement la page qui contient le tableau des cookies
charter-problem-not-text = ce n’est ni un texte ni un PDF (une image, une archive ou un programme) ; enregistrez la page en HTML, le tableau en CSV, ou le texte en .txt
charter-problem-office = c’est un document de bureautique ; enregistrez-le depuis son logiciel en CSV, en HTML ou en PDF
charter-problem-mixed-encodings = ses lettres sont écrites dans deux encodages, UTF-8 et un autre à partir de la ligne { $line } ; ouvrez-le dans un tableur ou un éditeur, corrigez les lettres, et enregistrez le tout en UTF-8
charter-problem-broken-pdf = le PDF est abîmé et ne s’ouvre pas ; imprimez à nouveau la page en PDF, ou enregistrez-la en HTML
charter-problem-locked-pdf = le PDF demande un mot de passe ; enregistrez-en une copie qui n’en a pas
charter-problem-scanned-pdf = le PDF est numérisé : il contient des images de texte et aucun texte ; prenez la page dont il est tiré, ou faites d’abord reconnaître le texte
charter-problem-json = en tant que JSON, il est faux à la ligne { $line }, colonne { $column }, ou c’est une liste d’autre chose ; enregistrez-le à nouveau depuis l’outil qui l’a écrit
charter-problem-no-cookies = aucune de ses lignes ne déclare un cookie ; choisissez la page qui contient le tableau des cookies, ou un tableau avec une colonne de noms
charter-problem-other-tables = { $tables ->
    [one] il contient { $tables } tableau, mais aucun de cookies ; choisissez la page qui contient le tableau des cookies, avec un en-tête comme « Nom du cookie » au-dessus des noms
   *[other] il contient { $tables } tableaux, mais aucun de cookies ; choisissez la page qui contient le tableau des cookies, avec un en-tête comme « Nom du cookie » au-dessus des noms
}
error-charter-unreadable = La charte n’a pas pu être lue ({ $reason }). Vérifiez son nom et que vous pouvez la lire.
error-charter-not-understood = Ce n’est pas une charte qui peut être chargée : { $reason }.
host-error = Aucun hôte ne s’écrit ainsi. Donnez-en un, comme www.exemple.fr
host-error-too-long = C’est plus long qu’un hôte ne peut l’être. Donnez-en un, comme www.exemple.fr
stores-none = Aucun navigateur avec des cookies n’a été trouvé ici. Indiquez un fichier ou un dossier de profil : cookie-charter export FICHIER
stores-id = ID
stores-browser = NAVIGATEUR
stores-profile = PROFIL
stores-cookies = COOKIES
stores-size = TAILLE
stores-running = OUVERT
stores-is-running = oui
stores-uncounted = { $count ->
    [one] { $count } grande base n’a pas été comptée ; --counts les compte toutes
   *[other] { $count } grandes bases n’ont pas été comptées ; --counts les compte toutes
}
stores-changed = MODIFIÉ (UTC)
stores-file = FICHIER
explain-not-known = Le catalogue ne connaît pas ce nom.
explain-near = Noms qui y ressemblent : { $names }
explain-own-site = Déposé par le site visité
explain-third-party = Déposé par un site qui y est intégré

## Connaissances : corrections, listes chargées, recherche d’un nom
tab-look-up = Chercher un nom
command-correct = Corriger ce verdict
command-correct-many = { $count ->
    [one] Corriger ce verdict
   *[other] Corriger ces { $count } verdicts
}
command-undo = Annuler le dernier changement
command-back = Revenir à la page précédente
command-forward = Aller à la page suivante
command-knowledge = Connaissances
status-reclassifying = Nouveau classement…
correct-link = Inexact ? Corriger
correct-link-many = { $count ->
    [one] Inexact ? Corriger
   *[other] Inexacts ? Corriger les { $count }
}
correct-remove = Retirer cette décision
correct-title = À quoi sert { $name } ?
correct-purpose = Sa finalité
correct-purpose-of-several = Leur finalité
correct-purpose-necessary = fait fonctionner le site
correct-purpose-statistics = mesure la fréquentation d’un seul site
correct-purpose-advertising = fait de la publicité ou suit les gens d’un site à l’autre
correct-purpose-unknown = rien ne permet de le dire
correct-title-many = { $count ->
    [one] À quoi sert ce cookie ?
   *[other] À quoi servent ces { $count } cookies ?
}
correct-leave = Laisser : { $said }
correct-leave-all = Les laisser tous : { $said }
correct-leave-each = Laisser chacun comme il est
correct-party = Pour qui
correct-party-first = déposé par le site visité, pour lui-même
correct-party-for-third = rangé sous le site visité, lu par quelqu’un d’autre
correct-party-third = rangé sous un autre site
correct-provider = Qui reçoit les données
correct-provider-now = Qui reçoit les données, si ce n’est pas { $provider }
correct-provider-each = Qui reçoit les données, si ce n’est pas ce qui est dit de chacun
correct-reason = Pourquoi (gardé avec la décision)
correct-too-long = Un nom ou une raison compte au plus { $most } caractères.
correct-too-many = Au plus { $most } lignes sont corrigées à la fois : choisissez-en moins, ou corrigez un nom sur tous les sites.
correct-nothing-chosen = Choisissez ce qu’il faut dire à la place.
correct-says-nothing-new = C’est ce qui est dit sans décision : rien ne serait gardé.
correct-drops = C’est ce qui est dit sans décision : la vôtre est retirée.
correct-reason-kept = Seule la raison de votre décision change.
correct-reach-cookies = Ces cookies, chacun sur son hôte
correct-reach-sites = Ces noms, chacun sur tout son site
correct-reach-names = Ces noms, sur tous les sites
correct-reach = Portée
correct-reach-cookie = Ce cookie, sur { $place }
correct-reach-site = Ce nom, sur tout { $place }
correct-reach-everywhere = Ce nom, sur tous les sites
correct-effect = { $count ->
    [0] Aucun cookie des bases ouvertes n’est concerné : une décision plus étroite l’emporte.
    [one] { $count } cookie des bases ouvertes comptera comme « { $said } ».
   *[other] { $count } cookies des bases ouvertes compteront comme « { $said } ».
}
correct-effect-moved = { $count ->
    [0] Aucun ne change de catégorie.
    [one] { $count } change de catégorie.
   *[other] { $count } changent de catégorie.
}
correct-counting = Décompte des cookies concernés…
correct-kept = Votre décision reste sur cet ordinateur et peut être annulée à tout moment.
correct-not-kept = Vos décisions ne durent que jusqu’à la fermeture de la fenêtre : le système n’a pas de dossier pour les réglages.
correct-save = Enregistrer
toast-decided = « { $name } » compte désormais comme « { $said } »
toast-decided-many = { $count ->
    [one] { $count } décision gardée
   *[other] { $count } décisions gardées
}
toast-decision-dropped = Le programme le dit de lui-même : votre décision est retirée
toast-forgotten = La décision sur « { $name } » est retirée
toast-undo = Annuler ce changement
toast-undone = C’est annulé
toast-list-missing = La liste { $name } n’a pas pu être chargée
toast-written = Écrit dans { $name }
toast-imported = { $count ->
    [0] Rien de nouveau dans ce fichier
    [one] { $count } correction reprise
   *[other] { $count } corrections reprises
}
look-up-link = Tout ce que l’on sait de ce nom
look-up-title = Chercher un nom de cookie
look-up-lead = Ce que l’on sait d’un nom, d’où on le sait, et quel serait le verdict.
look-up-name = Nom du cookie
look-up-host = Hôte, si vous le connaissez
look-up-host-wrong = Aucun hôte ne s’écrit ainsi ; il n’est pas pris en compte. Un hôte ressemble à www.exemple.fr.
look-up-catalogue = { $count ->
    [one] Le catalogue connaît { $count } nom ou famille de noms, chacun avec sa source.
   *[other] Le catalogue connaît { $count } noms ou familles de noms, chacun avec sa source.
}
look-up-examples = Par exemple :
look-up-in-store = { $count ->
    [0] Aucun cookie de ce nom dans ce qui est ouvert.
    [one] { $count } cookie de ce nom dans ce qui est ouvert.
   *[other] { $count } cookies de ce nom dans ce qui est ouvert.
}
look-up-show = Voir ces cookies
look-up-unknown = Le catalogue ne connaît pas ce nom. Ce qui suit ne repose que sur des règles.
look-up-near = Vouliez-vous dire
look-up-own-site = Déposé par le site visité
look-up-third-party = Déposé par un autre site qui y est intégré
look-up-known = Ce que l’on sait
look-up-some-site = le site visité
look-up-domains = Se trouve sur
look-up-any-domain = n’importe quel site
look-up-source = Source
look-up-reason = Raison
look-up-read = { $page }, lue le { $date }{ $seen ->
    [purpose] {" "}(elle dit à quoi sert le cookie, pas combien de temps il reste)
    [life] {" "}(elle dit combien de temps reste le cookie, pas à quoi il sert)
   *[both] {""}
}
look-up-unread = { $page }, non consultée pour ce programme
look-up-decision = Votre décision
look-up-list = Liste « { $name } »
start-look-up = Un cookie vu ailleurs ?
start-look-up-text = Voyez ce que l’on sait de son nom.
start-guided = Un site à contrôler ?
start-guided-text = Voyez ce qu’il dépose, étape par étape.
settings-knowledge = Connaissances
settings-lists = { $count ->
    [0] aucune liste chargée
    [one] { $count } liste chargée
   *[other] { $count } listes chargées
}
settings-corrections = { $count ->
    [0] aucune correction
    [one] { $count } correction
   *[other] { $count } corrections
}
settings-lists-and-corrections = { $lists }, { $corrections }
settings-manage = Gérer…
knowledge-bases = Listes chargées
knowledge-bases-text = Ce que d’autres disent des cookies : l’Open Cookie Database (CSV, JSON), une base de connaissances du Website Auditing Tool du CEPD (JSON), ou une liste de ce programme (TOML). Si une liste demande moins d’accord que le catalogue, c’est le catalogue qui compte, et les deux sont montrés.
knowledge-bases-none = Aucune liste n’est chargée.
knowledge-add = Ajouter une liste…
knowledge-remove = Retirer { $name }
knowledge-form-catalogue = Liste de ce programme
knowledge-form-ocd-csv = Open Cookie Database (CSV)
knowledge-form-ocd-json = Open Cookie Database (JSON)
knowledge-form-edpb = Website Auditing Tool du CEPD
knowledge-names = { $count ->
    [one] { $count } nom
   *[other] { $count } noms
}
knowledge-problems = { $count ->
    [one] { $count } ligne non comprise
   *[other] { $count } lignes non comprises
}
knowledge-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
knowledge-too-short = { $count ->
    [one] { $count } nom qui en désigne plusieurs a moins de cinq lettres et n’est donné pour aucun domaine : il ne compte pas ({ $first })
   *[other] { $count } noms qui en désignent plusieurs ont moins de cinq lettres et ne sont donnés pour aucun domaine : ils ne comptent pas, dont le premier { $first }
}
knowledge-loading = Chargement…
knowledge-not-loaded = Non chargée
knowledge-load = Charger
knowledge-corrections = Mes corrections
knowledge-corrections-count = { $count ->
    [0] Vous n’avez encore rien corrigé. Choisissez un cookie, puis « Inexact ? Corriger ».
    [one] { $count } décision de votre part. Elle passe avant tout le reste.
   *[other] { $count } décisions de votre part. Elles passent avant tout le reste.
}
knowledge-corrections-file = Gardées dans { $path }
knowledge-on = sur { $place }
knowledge-on-all = sur tout { $place }
knowledge-everywhere = partout
knowledge-forget = Retirer la décision sur { $name }
knowledge-export = Exporter…
knowledge-import = Importer…
knowledge-catalogue = Le catalogue de ce programme
knowledge-catalogue-text = { $count ->
    [one] { $count } cookie connu, avec sa source. Le Website Auditing Tool du CEPD peut aussi le charger.
   *[other] { $count } cookies connus, chacun avec sa source. Le Website Auditing Tool du CEPD peut aussi les charger.
}
knowledge-edpb = Exporter le catalogue pour l’outil du CEPD…
knowledge-add-base-title = Ajouter une liste
knowledge-import-corrections-title = Importer des corrections
knowledge-export-corrections-title = Exporter mes corrections
knowledge-export-catalogue-title = Exporter le catalogue pour l’outil du CEPD
knowledge-path-text = Ce système n’offre pas de boîte de dialogue. Tapez le chemin du fichier.
knowledge-path-hint = Chemin du fichier
error-settings-not-understood = Vos réglages n’ont pas pu être compris. Le fichier a été mis de côté sous le nom ci-dessous, et les réglages habituels valent tant que vous n’en choisissez pas d’autres. Pour retrouver les vôtres, fermez le programme, réparez ce fichier et renommez-le settings.toml.
error-portals-unreadable = Vos portails n’ont pas pu être lus ({ $reason }). Vérifiez que vous pouvez lire le fichier.
error-portals-not-understood = Vos portails n’ont pas été compris : la ligne { $line } est fausse. Réparez le fichier ou déplacez-le ; d’ici là, il reste tel quel et aucun ne compte.
error-portal-public-suffix = Sous ce nom se trouvent les domaines de beaucoup d’autres. Indiquez l’hôte du portail, par exemple data.exemple.fr.
error-corrections-unreadable = Vos corrections n’ont pas pu être lues : { $reason }. Vérifiez que vous pouvez lire ce fichier.
error-corrections-not-understood = Les corrections de ce fichier n’ont pas pu être comprises ({ $reason }). Réparez le fichier ou déplacez-le ; d’ici là, il reste tel quel et aucune ne compte.
error-corrections-unwritten = Votre décision n’a pas été gardée : { $reason }. Vérifiez que vous pouvez écrire dans ce dossier et qu’il y reste de la place, puis décidez de nouveau.
error-base-unreadable = Cette liste n’a pas pu être lue : { $reason }. Remettez le fichier à sa place, ou retirez la liste.
error-base-not-known = Ce n’est pas une liste d’une forme connue ({ $reason }). Choisissez un autre fichier : une liste de ce programme (TOML), l’Open Cookie Database (CSV, JSON), ou une base de connaissances du Website Auditing Tool du CEPD (JSON).
source-imported-named = liste « { $name } », que vous avez chargée
disagree = Ce que chacun dit : { $claims }. Le verdict suit { $followed }.
disagree-claim = { $source } dit « { $purpose } »
disagree-separator = {" ; "}
list-separator = {", "}
who-user = votre décision
who-charter = la charte
who-catalogue = le catalogue
who-sites = les chartes d’autres sites
who-list = la liste « { $name } »
who-domains = la liste des domaines connus
who-value = la forme de sa valeur

# Conteneurs de Firefox et autres parties d’un navigateur
container-browsers-own = Celui du navigateur
container-personal = Personnel
container-work = Travail
container-banking = Banque
container-shopping = Achats
container-private-browsing = Navigation privée
container-numbered = Conteneur { $number }
container-app = Application { $number }
container-in-private = { $name } (navigation privée)

## The page of a site
site-count = { $count ->
    [one] { $own }, et { $count } de tiers
   *[other] { $own }, et { $count } de tiers
}
visit-title = Ce que laisse une visite de { $site }
visit-own = Ce que le site a déposé lui-même
visit-own-none = Rien.
visit-works-for = Pour qui d’autre il a déposé
visit-others = Qui d’autre a déposé des cookies sur ses pages
visit-others-none = Personne, pour autant que ces fichiers le montrent.
visit-others-at-least = D’autres tiers ont pu en déposer : pour certains de leurs cookies, rien ne dit sur quelles pages.
visit-longest = Le plus durable : { $span }
visit-who = { $name } : { $cookies }, durée la plus longue : { $span }
visit-who-domains = { $name } ({ $domains }) : { $cookies }, durée la plus longue : { $span }
visit-undeclared = Présents, non déclarés
visit-charter-likely = Ce site n’est pas dans la portée de cette charte, mais ses cookies y sont réunis.
visit-line = { $name } : { $state }
visit-line-seen = { $name } : { $state }, durée vue : { $seen }
visit-line-declared = { $name } : { $state }, durée déclarée : { $declared }
visit-line-both = { $name } : { $state }, durée déclarée : { $declared }, durée vue : { $seen }
filter-only = Seulement : { $what }
filter-menu = Filtrer
filter-organisation = tiers { $name }
filter-declared = déclarés
filter-undeclared = non déclarés
filter-declaration = déclarés sous { $name }
life-class-long-session = session
life-class-long-day = jusqu’à 1 jour
life-class-long-week = jusqu’à 1 semaine
life-class-long-month = jusqu’à 1 mois
life-class-long-six-months = jusqu’à 6 mois
life-class-long-thirteen-months = jusqu’à 13 mois
life-class-long-longer = plus de 13 mois
life-class-long-unknown = non indiquée
losses-record = Comment ils ont été lus
sent-only = { $count ->
    [one] Les requêtes portaient 1 cookie qu’aucune réponse ne dépose ici : { $names }. Il était déjà là, ou un script l’a déposé ; seul son nom est connu.
   *[other] Les requêtes portaient { $count } cookies qu’aucune réponse ne dépose ici : { $names }. Ils étaient déjà là, ou des scripts les ont déposés ; seuls leurs noms sont connus.
}
hint-all = Tous les cookies que laissent les autres filtres
hint-necessary = Ils font fonctionner le site ; aucun accord n’est demandé
hint-statistics = Ils suivent une visite sur un seul site ; sans accord seulement s’ils sont anonymes
hint-first-party = Déposés par le site au-delà du nécessaire ; accord requis
hint-third-party = Déposés par, ou pour, un autre que le site ; accord requis
command-site-page = Page de ce site
site-foreign = { $count ->
    [one] + { $count } de tiers
   *[other] + { $count } de tiers
}
site-row-cookies = { $count ->
    [one] { $own }, et { $count } de tiers
   *[other] { $own }, et { $count } de tiers
}
site-row-none = { $site }, { $cookies }
site-row-necessary = { $count ->
    [one] { $count } nécessaire
   *[other] { $count } nécessaires
}
site-row-statistics = { $count ->
    [one] { $count } de statistiques
   *[other] { $count } de statistiques
}
site-row-first = { $count ->
    [one] { $count } interne
   *[other] { $count } internes
}
site-row-third = { $count ->
    [one] { $count } tiers
   *[other] { $count } tiers
}
sites-at-least = { $count ->
    [one] au moins { $count } site
   *[other] au moins { $count } sites
}
overview-title-none = Aucun site n’a laissé de cookie ici
overview-lead-show = { $count ->
    [one] Voir le cookie ({ $count }) qui demande votre accord
   *[other] Voir les { $count } cookies qui demandent votre accord
}
lead-third = { $count ->
    [one] { $count } d’un tiers ou pour un tiers
   *[other] { $count } d’un tiers ou pour un tiers
}
lead-statistics = { $count ->
    [one] { $count } de statistiques
   *[other] { $count } de statistiques
}
lead-first = { $count ->
    [one] { $count } du site lui-même
   *[other] { $count } des sites eux-mêmes
}
overview-show-all = { $count ->
    [one] Voir le tiers ({ $count })
   *[other] Voir les { $count } tiers
}
overview-show-first = En voir moins
overview-at-least = « Au moins » : ces fichiers ne disent pas toujours sur quelles pages un cookie a été déposé.
overview-no-pages = Sans nombre de sites, c’est que ces fichiers ne disent pas sur quelles pages les cookies ont été déposés.
overview-lives-unknown = { $count ->
    [one] { $count } sans durée indiquée
   *[other] { $count } sans durée indiquée
}
look-long-advertising = { $count ->
    [one] dont { $count } publicitaire
   *[other] dont { $count } publicitaires
}
visit-back = Retour aux cookies
visit-show = Voir ces cookies
visit-copy = Copier en texte
visit-print = Imprimer (HTML)…
export-site-note = { $count ->
    [one] Avec le cookie de tiers ({ $count }) déposé sur ses pages.
   *[other] Avec les { $count } cookies de tiers déposés sur ses pages.
}
audit-portals-named = La charte d’un portail parle pour l’hôte du portail, pas pour tout ce site. Auditez le portail lui-même :
audit-portal = Auditer { $host }
audit-compare-portal = Comparer avec cette charte
portal-mine = C’est mon portail
portal-not-mine = Ce n’est pas le mien
portal-add = Ajouter
portal-add-hint = Hôte de mon portail, ex. data.exemple.fr
portal-forget = Oublier le portail { $host }
error-portals-unwritten = Cela n’a pas été gardé : { $reason }. Vérifiez que vous pouvez écrire dans ce dossier et qu’il y reste de la place, puis recommencez.
charter-open = Ouvrir une charte…
charter-open-title = Ouvrir une charte
charter-close = Fermer cette charte
charter-scope-hosts = Elle vaut pour :
charter-scope-all = Elle vaut pour tous les sites.
charter-present-rows = { $count ->
    [one] présent ({ $count })
   *[other] présent ({ $count })
}
toast-charter-opened = Ouverte : { $title }
error-several = { $count ->
    [one] { $count } fichier n’a pas pu être lu.
   *[other] { $count } fichiers n’ont pas pu être lus.
}
badge-declared = Déclaré
badge-undeclared = Non déclaré
declared-session = la session
declared-in-charter = « { $charter } » le déclare sous le nom { $name }.
declared-in-charter-life = « { $charter } » le déclare sous le nom { $name }, pour { $declared }.
declared-in-charter-lives = « { $charter } » le déclare sous le nom { $name }, pour { $declared } ; durée vue : { $seen }.
portal-proposal = { $host } contient des cookies que déclare « { $charter } ». Si c’est votre portail, dites-le : il entrera dans la portée de la charte.
export-exists = { $name } existe déjà. Remplacez-le, ou donnez un autre nom.
export-replace = Remplacer le fichier
export-losses = Le document le dit.
export-losses-csv = Un CSV n’a pas de place pour le dire : gardez avec lui la preuve de lecture.
hint-column-host = L’ordinateur à qui le cookie est renvoyé ; un point devant : et tous ceux du même domaine
hint-column-category = L’une des quatre catégories de la charte
hint-column-purpose = À quoi sert le cookie
hint-column-party = S’il travaille pour le site, ou pour un autre
hint-column-consent = Si le site doit demander avant de le déposer
hint-column-confidence = Certain : déclaré ou enregistré ; probable : bien connu ; supposé : rien ne s’y oppose
hint-column-declared = Si une charte qui parle de ce site le déclare ; un tiret : aucune n’en parle
hint-column-declared_life = Combien de temps la charte dit qu’il dure
hint-column-seen_on = L’autre site, sur les pages duquel il a été déposé
hint-column-top_level_site = Le site sous lequel le navigateur le garde, à part de ses jumeaux
hint-column-partitioned = Si le navigateur le garde à part pour chaque site visité
hint-column-container = Un compartiment de Firefox qui a ses propres cookies
hint-column-secure = Envoyé par des connexions chiffrées seulement
hint-column-http_only = Hors de portée des scripts d’une page
hint-column-same_site = S’il est envoyé quand un autre site intègre celui-ci ou y mène
hint-column-host_only = Envoyé à cet hôte précis, à aucun autre du domaine
hint-column-session = Prend fin quand on ferme le navigateur
hint-column-lifetime_days = Combien de temps il dure depuis son dernier dépôt
hint-column-evidence = Sur combien de faits repose le verdict
hint-confidence-certain = Une déclaration ou un fait enregistré le tranche
hint-confidence-likely = Un cookie connu, ou un indice fort
hint-confidence-assumed = Une règle générale : rien ne s’y oppose
details-copy-verdict = Copier ce verdict
error-open-another = Ouvrir un autre fichier…
error-open-beside = Ouvrir « { $name } » à côté
status-stale = { $count ->
    [one] { $count } n’a pas pu être relue : ses lignes sont celles d’avant
   *[other] { $count } n’ont pas pu être relues : leurs lignes sont celles d’avant
}
toast-effect = { $changed }, { $disagree }
toast-effect-changed = { $count ->
    [0] Aucun verdict n’a changé
    [one] { $count } verdict a changé
   *[other] { $count } verdicts ont changé
}
toast-effect-disagree = { $count ->
    [one] { $count } contradiction nouvelle
   *[other] { $count } contradictions nouvelles
}

## Une charte, ligne par ligne
charter-read = { $title } : lu comme { $source }, en { $language }
charter-read-untitled = Lu comme { $source }, en { $language }
charter-read-source-toml = la forme de ce programme
charter-read-source-pdf = PDF
charter-read-source-tarteaucitron = une configuration de tarteaucitron
charter-read-source-edpb = une base de connaissances de l’outil d’audit du CEPD
charter-read-source-open-cookie-database = l’Open Cookie Database
charter-read-source-html = une page enregistrée
charter-read-source-rst = reStructuredText
charter-read-source-script = un fichier source d’un site
charter-read-source-latex = LaTeX
charter-read-source-asciidoc = AsciiDoc
charter-read-source-wiki = une page de wiki telle qu’on la modifie
charter-read-source-markdown = Markdown
charter-read-source-yaml = YAML
charter-read-source-csv = un tableau
charter-read-source-text = un texte
charter-read-language-unknown = une langue inconnue
charter-read-scope = Elle parle pour : { $scope }
charter-read-declarations = { $count ->
    [one] { $count } déclaration comprise :
   *[other] { $count } déclarations comprises :
}
charter-read-line = ligne { $line } : { $told }
charter-read-nameless = sans nom technique
charter-read-no-category = sans catégorie
charter-read-no-life = sans durée
charter-read-not-understood = { $count ->
    [one] { $count } ligne non comprise :
   *[other] { $count } lignes non comprises :
}
charter-read-language-fr = français
charter-read-language-en = anglais
charter-read-language-es = espagnol
charter-read-language-de = allemand
charter-read-language-it = italien
charter-read-language-nl = néerlandais
charter-read-language-pt = portugais
charter-read-language-pl = polonais
charter-read-language-cs = tchèque
charter-read-language-ro = roumain
charter-read-language-sv = suédois
charter-read-language-da = danois
charter-read-language-no = norvégien
charter-read-language-tr = turc
charter-read-language-ru = russe

## Une charte avant d’être gardée
charter-paste = Coller une charte
charter-publisher = Publiée par { $publisher }
charter-pasted = Charte collée
charter-preview = Ce qui a été compris de cette charte
charter-preview-declared = { $count ->
    [one] { $count } déclaration
   *[other] { $count } déclarations
}
charter-preview-not = { $count ->
    [one] { $count } ligne non comprise
   *[other] { $count } lignes non comprises
}
charter-preview-title = Nom sous lequel la garder
charter-preview-scope = Hôtes dont elle parle (aucun : tous)
charter-preview-scope-site = Elle ne parle que de { $site }
charter-preview-columns = Colonnes (en changer une relit tout) :
charter-preview-column = Colonne { $number }
charter-preview-line = Ligne
charter-preview-source = Dans la source
charter-preview-understood = Ce qui a été compris
charter-preview-lines = Lignes de la charte
charter-preview-nothing = Non compris
charter-preview-not-text = Cette ligne n’a pas été comprise et ne compte pas.
charter-preview-take = En faire une déclaration
charter-preview-leave = Laisser de côté
charter-preview-keep = Garder la charte
charter-column-name = nom du cookie
charter-column-provider = fournisseur
charter-column-service = service
charter-column-purpose = finalité
charter-column-life = durée
charter-column-category = catégorie
charter-column-party = interne ou tiers
charter-column-necessary = strictement nécessaire ?
charter-column-content = sans objet
error-charter-pasted = Ce qui a été collé n’a pas pu être compris comme une charte : { $reason }
toast-charters-unusable = { $count ->
    [one] Une charte gardée ne peut pas être relue et reste comme elle est : { $name }
   *[other] { $count } chartes gardées ne peuvent pas être relues et restent comme elles sont ; la première : { $name }
}

## La comparaison dans la fenêtre
tab-compare = Comparer
compare-lead = Deux à quatre bases ouvertes, cookie par cookie : présents, absents, durée ou attributs différents.
compare-sides = Bases comparées
compare-more-stores = Il en faut au moins deux : ouvrez une autre base, ou cochez-en une.
compare-sites = Pour comparer deux sites d’une même base, copiez ou imprimez la page de chacun ({ $keys } sur la page des cookies).
compare-site-alone = Seulement { $site }
compare-by = Comparer par
compare-by-category = Catégories
compare-by-organisation = Organismes
compare-only-differing = Seulement ce qui diffère
compare-differing = { $count ->
    [0] rien ne diffère
    [one] { $count } cookie diffère
   *[other] { $count } cookies diffèrent
}
compare-lines = Lignes comparées
compare-nothing = Rien ne diffère.

## L’audit dans la fenêtre
tab-audit = Audit
audit-question = La charte dit-elle vrai ?
audit-question-of = La charte de { $site } dit-elle vrai ?
audit-lead = Ce que le site déclare, comparé à ce que les navigateurs gardent avant tout choix, après un refus, après une acceptation, après un retrait.
audit-lead-charter = { $count ->
    [one] Charte « { $charter } », { $count } cookie déclaré
   *[other] Charte « { $charter } », { $count } cookies déclarés
}
audit-first-open = **1.** Visitez le site avec un profil neuf, fermez le navigateur, puis ouvrez ici ses cookies.
audit-first-moments = **2.** Recommencez après avoir refusé, puis accepté, puis retiré votre accord, et dites ici à quel moment chaque fichier a été pris.
audit-first-charter = **3.** Ouvrez la charte que le site publie : page enregistrée, tableau, PDF ou texte.
audit-site-hint = Site, par exemple exemple.fr
audit-sites = Sites des bases
audit-sites-more = { $count ->
    [one] Et { $count } autre : tapez son nom
   *[other] Et { $count } autres : tapez leur nom
}
audit-sites-none = Aucun site des bases ouvertes ne s’appelle ainsi
audit-choose-site = De quel site s’agit-il ?
audit-near = Sites qui s’en approchent :
audit-charter-none = Sans charte
audit-charter-without = aucune
audit-charter-lines = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
audit-moment-of = Moment de { $store } : { $moment }
audit-say-moments = Dites de chaque base à quel moment elle a été prise : ce qu’il faut attendre d’un refus ou d’un retrait se compare alors à ce qui est là.
audit-under-way = L’audit est en cours…
audit-stop = Arrêter
audit-stopped = L’audit a été arrêté.
audit-unseen-more = { $count ->
    [one] Et { $count } autre point
   *[other] Et { $count } autres points
}
audit-unseen-less = Moins
audit-found = { $count ->
    [0] Aucun constat
    [one] { $count } constat
   *[other] { $count } constats
}
audit-also = À lire aussi
audit-part-empty = Il n’y en a aucun.
audit-party = Organisme
audit-show-rows = { $count ->
    [one] Voir ce cookie dans le tableau
   *[other] Voir ces { $count } cookies dans le tableau
}
# Dans plusieurs bases, un cookie a plusieurs lignes.
audit-show-rows-of = { $count ->
    [one] Voir ce cookie dans le tableau ({ $rows })
   *[other] Voir ces { $count } cookies dans le tableau ({ $rows })
}
audit-show-cookie = Voir dans les cookies
audit-look-up = Ce que l’on en sait
audit-apart-for = Gardé à part pour
audit-declared = Déclaré
audit-short-observed = observé
audit-short-before = avant
audit-short-refused = refus
audit-short-accepted = acceptation
audit-short-withdrawn = retrait
audit-short-all = les quatre
audit-head-observed = Observé
audit-head-before = Avant
audit-head-refused = Refus
audit-head-accepted = Acceptation
audit-head-withdrawn = Retrait
audit-head-all = Les quatre
audit-life-unknown = durée inconnue
audit-save = Enregistrer le rapport
audit-save-title = Enregistrer le rapport de l’audit
audit-save-html = Page à lire et à imprimer (HTML)…
audit-save-xlsx = Classeur (XLSX)…
audit-save-csv = Tableau (CSV)…
audit-save-json = Données (JSON)…
audit-choices = Choix des visiteurs
audit-choices-read = Lire le choix des visiteurs
audit-choices-question = Les valeurs des cookies où le site garde le choix du visiteur seront lues une fois, pour cet audit. Il n’en reste que le choix, en mots ; les valeurs elles-mêmes sont aussitôt effacées.
audit-choices-yes = Les lire
audit-choices-no = Pas maintenant
audit-choices-reading = Lecture des choix…
audit-choices-label = Ranger sous « { $moment } »
audit-first-dossier = Un audit déjà enregistré (dossier) s’ouvre de la même façon.
audit-kept = Audit enregistré le { $date } par { $program }. Il est montré tel qu’il était, sans ses fichiers.
audit-kept-close = Fermer ce dossier
audit-save-dossier = Dossier, à rouvrir et à comparer (JSON)…
audit-save-dossier-title = Enregistrer l’audit comme dossier
audit-write = Écrire la charte
audit-write-title = Écrire la charte à publier
audit-write-html = Page à publier (HTML)…
audit-write-markdown = Markdown…
audit-write-csv = Tableau (CSV)…
toast-audit-saved = Enregistré : { $name } dans { $folder }

## L’audit d’un site
audit-title = Audit de { $site }
audit-charter = Charte
audit-no-charter = aucune n’a été donnée
audit-made = Audit fait
audit-made-on = le { $date }, par { $program }
audit-made-kept = le { $date }, par { $program } ; montré de nouveau depuis son dossier
audit-law = Droit
audit-law-version = { $title } ({ $version })
audit-unseen-title = Ce qui n’a pas pu être vu
audit-findings-title = Constats
audit-no-findings-open = Rien n’a été constaté, mais tout n’a pas pu être jugé : voyez ce qui n’a pas pu être vu.
audit-no-findings = Rien à signaler, pour autant que ces fichiers le montrent.
audit-nothing-to-audit = Aucun fichier ne montre ce site : on ne peut rien en dire.
audit-counts-title = Sommes
audit-parties-title = Tiers
audit-parties-caption = Les tiers présents sur les pages du site, et ce qui les nomme dans la charte
audit-rows-title = Cookies du site
audit-stores-title = Fichiers
audit-note-on-site = Note sur le site
audit-what-to-do = Que faire
audit-reference = Référence
audit-moments = Moments
audit-named-by = Nommé dans la charte
audit-store = { $moment } : { $store }
audit-severity-high = Grave
audit-severity-medium = Important
audit-severity-low = À améliorer
audit-seen-observed = Observé
audit-seen-before = Avant tout choix
audit-seen-refused = Après le refus
audit-seen-accepted = Après l’acceptation
audit-seen-withdrawn = Après le retrait
audit-label-observed = observé
audit-label-before = avant tout choix
audit-label-refused = après le refus
audit-label-accepted = après l’acceptation
audit-label-withdrawn = après le retrait
audit-count-findings = { $count ->
    [one] { $count } constat
   *[other] { $count } constats
}
audit-count-own = Cookies du site lui-même
audit-count-words = Les cookies de tiers sont ceux des domaines d’autrui. Par organisation, les cookies du domaine du site qui travaillent pour quelqu’un d’autre comptent avec eux (_ga de Google) ; la catégorie « Tiers » laisse de côté ceux d’entre eux qui mesurent l’audience.
audit-count-third = Cookies de tiers sur ses pages
audit-count-present = Déclarés et présents
audit-named-cookie = par un cookie déclaré
audit-named-provider = comme prestataire, sans ses cookies
audit-named-nothing = nulle part
audit-row = { $name } ({ $place }) : { $moments }
audit-unseen-nothing = Ce fichier ne contient aucun cookie de { $site }. Sites qui s’en approchent : { $near }. Vérifiez le nom du site ou le fichier : { $store }
audit-unseen-nothing-others = Ce fichier ne contient aucun cookie de { $site }, ni d’un site qui s’en approche. Sites de ce fichier : { $others }. Vérifiez le nom du site ou le fichier : { $store }
audit-unseen-nothing-near = Ce fichier ne contient aucun cookie de { $site }, ni d’un site qui s’en approche. Vérifiez le fichier : { $store }
audit-unseen-nothing-opened = Une page de { $site } a été ouverte, et ce fichier ne contient aucun de ses cookies : { $store }
audit-unseen-known-altered = L’audit précédent a été modifié après avoir été écrit : sa date et ses constats ne sont pas prouvés, ni ce qui est laissé de côté à cause d’eux.
audit-unseen-known-apart-charter = L’audit précédent a été comparé à une charte qui ne déclare pas la même chose : des constats sur les déclarations peuvent être nouveaux ou disparus pour cette seule raison.
audit-unseen-known-apart-law = L’audit précédent a été fait sous une autre version du droit : des constats peuvent être nouveaux ou disparus pour cette seule raison.
audit-unseen-known-apart-asked = L’audit précédent porte sur une autre partie du site (le tout, ou un seul hôte) : des cookies et des constats peuvent être nouveaux ou disparus pour cette seule raison.
audit-unseen-known-apart-browsers = L’audit précédent vient d’un autre navigateur : des cookies et des constats peuvent être nouveaux ou disparus pour cette seule raison.
audit-unseen-exemptable = { $count ->
    [one] { $names } : mesure l’audience avec un outil qui ne se passe de consentement que s’il est réglé pour cela (CNIL, lignes directrices 2020-091, article 5). Un fichier ne montre pas ce réglage : sa présence sans consentement n’est ni un constat, ni un quitus.
   *[other] { $names } : mesurent l’audience avec un outil qui ne se passe de consentement que s’il est réglé pour cela (CNIL, lignes directrices 2020-091, article 5). Un fichier ne montre pas ce réglage : leur présence sans consentement n’est ni un constat, ni un quitus.
}
audit-unseen-other-storage = Le stockage local, les bases des sites et les autres stockages ne sont pas examinés, bien que l’article 82 porte aussi sur eux.
audit-unseen-few-present = { $count ->
    [0] Aucun des { $declared } noms que déclare la charte n’a été vu : vérifiez que c’est celle de { $site }, et que les pages qui les déposent ont été ouvertes.
    [one] Un seul des { $declared } noms que déclare la charte a été vu : vérifiez que c’est celle de { $site }, et que les pages qui déposent les autres ont été ouvertes.
   *[other] { $count } des { $declared } noms que déclare la charte ont été vus : vérifiez que c’est celle de { $site }, et que les pages qui déposent les autres ont été ouvertes.
}
audit-unseen-altered = Ce dossier a été modifié après avoir été écrit : il ne prouve plus rien. Refaites l’audit des fichiers de cookies, ou prenez le dossier tel qu’il a été enregistré.
audit-unseen-known = Seul ce qui est nouveau depuis l’audit du { $date } est présenté : { $known }, { $gone }.
audit-known-left-out = { $count ->
    [one] { $count } constat déjà connu est laissé de côté
   *[other] { $count } constats déjà connus sont laissés de côté
}
audit-known-gone = { $count ->
    [one] { $count } n’y est plus
   *[other] { $count } n’y sont plus
}
audit-unseen-known-and-unasked = Seuls sont présentés ce qui est nouveau depuis l’audit du { $date } et { $unasked } : { $known }, { $gone }.
audit-known-unasked = { $count ->
    [one] { $count } constat qu’il ne pouvait pas faire
   *[other] { $count } constats qu’il ne pouvait pas faire
}
audit-known-untold = { $count ->
    [one] { $count } constat déjà connu n’a pas pu être recherché ici : on ne sait pas s’il a disparu.
   *[other] { $count } constats déjà connus n’ont pas pu être recherchés ici : on ne sait pas s’ils ont disparu.
}
audit-unseen-clock = Ce fichier contient l’heure du { $date }, postérieure à sa lecture ou antérieure aux premiers cookies : l’horloge de la machine était fausse, ou le fichier a été modifié. Ce qui est dit des heures et des durées en dépend : { $store }
audit-unseen-pair-swapped = Le fichier donné comme pris { $later } l’a été avant celui qui est donné comme pris { $earlier }, d’après leur contenu. Donnez-les dans leur ordre : d’ici là, rien n’est dit de ce qui est resté ou nouveau { $later }.
audit-unseen-pair-other-visitor = L’historique du fichier donné comme pris { $later } ne contient aucune visite de celui qui est donné comme pris { $earlier } : ce sont deux visiteurs, ou l’historique a été effacé entre-temps. Prenez les deux dans un même profil : d’ici là, rien n’est dit de ce qui est resté ou nouveau { $later }.
audit-unseen-pair-older = Des cookies du fichier donné comme pris { $later } sont plus anciens que ceux de même nom du fichier donné comme pris { $earlier } : ils ont été intervertis, ou viennent de deux visiteurs. D’ici là, rien n’est dit de ce qui est resté ou nouveau { $later }.
audit-unseen-far-apart = Le fichier pris { $later } a servi { $span } après celui qui a été pris { $earlier } : ce qui diffère peut venir de ce que le site est devenu. Prenez les deux en une même visite.
audit-unseen-no-charter = Aucune charte n’a été donnée : rien n’est comparé à des déclarations.
audit-unseen-portal = Des cookies que déclare « { $charter } » se trouvent ensemble sur { $hosts }, comme sur un portail de cette plateforme.
audit-unseen-portal-how = Si c’en est un, comparez-le à cette charte : choisissez-la dans la fenêtre, ou donnez --charter builtin: en ligne de commande.
audit-unseen-other-hosts = { $count ->
    [one] La charte parle pour { $scope } : { $count } cookie d’un autre hôte du site ne lui a pas été comparé ({ $hosts }). Pour tout comparer, choisissez vous-même la charte.
   *[other] La charte parle pour { $scope } : { $count } cookies d’autres hôtes du site ne lui ont pas été comparés ({ $hosts }). Pour tout comparer, choisissez vous-même la charte.
}
audit-unseen-hosts-opened = { $count ->
    [0] Des pages d’autres hôtes de { $domain } ont été ouvertes dans le même profil, et ce qu’ils gardent pour eux ne compte pas ({ $cookies }) : { $hosts }.
   *[other] Des pages d’autres hôtes de { $domain } ont été ouvertes dans le même profil, et ce qu’ils gardent pour eux ne compte pas ({ $cookies }) : { $hosts }. Les cookies de tiers sont gardés pour { $domain } tout entier : ceux d’ici ({ $count }) ont pu venir avec les pages de { $site } ou avec les leurs.
}
audit-unseen-hosts-untold = Des cookies d’autres hôtes du site comptent ({ $hosts }). Sans historique à côté du fichier, on ne peut pas dire s’ils sont venus avec les pages de { $site } ou avec des pages à eux.
audit-unseen-other-scope = La charte parle pour { $scope }, pas pour { $site }. Ses déclarations ont été comparées quand même : vérifiez que c’est bien la charte de ce site.
audit-unseen-no-name = { $count ->
    [one] { $count } ligne de la charte ne donne aucun nom technique : personne ne peut dire quel cookie elle désigne.
   *[other] { $count } lignes de la charte ne donnent aucun nom technique : personne ne peut dire quels cookies elles désignent.
}
audit-unseen-lines-disagree = La charte déclare ces noms sur plusieurs lignes qui ne s’accordent pas : { $names }. La plus longue durée et la catégorie la plus exigeante ont été comparées. Mettez ces lignes d’accord.
audit-unseen-not-understood = { $count ->
    [one] { $count } ligne de la charte n’a pas été comprise et ne compte pas.
   *[other] { $count } lignes de la charte n’ont pas été comprises et ne comptent pas.
}
audit-unseen-same-store = Ce qui a été donné comme pris { $earlier } et { $later } est la même chose, octet pour octet : un seul moment, et rien ne peut être dit de ce qui s’est passé entre les deux.
audit-unseen-lacking = Certains cookies du moment « { $moment } » n’ont pas pu être lus ({ $which }) : de ceux qui y manquent, rien ne peut être dit.
audit-unseen-lacking-names = Cookies qui peuvent demander un consentement, vus ensuite, dont nul ne peut dire s’ils y étaient déjà : { $count } ({ $names }).
audit-lacking-lasting = ceux qui survivent à la session
audit-lacking-session = ceux qui finissent avec la session
audit-lacking-site = aucun fichier n’y montre le site ; une fenêtre privée ne garde rien, et un navigateur peut n’avoir encore rien écrit
audit-unseen-not-sought = Déclarés et non vus, mais l’un des fichiers au moins n’aurait pas pu les montrer : { $count } ({ $names }).
audit-unseen-no-earlier = Un fichier a été pris { $shown } et aucun { $missing } : ce qui est resté ne se distingue pas de ce qui est nouveau. Cookies qui peuvent y demander un consentement : { $count }.
audit-unseen-no-earlier-named = Un fichier a été pris { $shown } et aucun { $missing } : ce qui est resté ne se distingue pas de ce qui est nouveau. Cookies qui peuvent y demander un consentement : { $count } ({ $names }).
audit-unseen-ended = { $count ->
    [one] Le navigateur garde encore { $moment } { $count } cookie dont la vie était finie avant la dernière page ouverte, et qui n’y compte pas : { $names }.
   *[other] Le navigateur garde encore { $moment } { $count } cookies dont la vie était finie avant la dernière page ouverte, et qui n’y comptent pas : { $names }.
}
audit-unseen-no-moment = Aucun fichier n’a été donné pour ces moments, et ce qui ne se voit qu’alors n’a pas été cherché : { $moments }.
audit-unseen-no-moments = Aucun fichier n’a été donné avec son moment : ce qu’un refus, une acceptation ou un retrait doit changer n’a pas été cherché.
audit-unseen-no-moments-how = Dites pour chaque fichier quand il a été pris : dans la fenêtre, ou avec --before, --refused, --accepted, --withdrawn en ligne de commande.
audit-unseen-browsers = Les moments viennent de navigateurs différents ({ $browsers }) : un cookie peut différer pour cette seule raison.
audit-unseen-other-browser = Un navigateur dont un fichier a été pris { $shown } n’en a aucun qui ait été pris { $missing } : rien ne se garde d’un navigateur à l’autre, ce qui y est resté ne se distingue donc pas de ce qui y est nouveau. Cookies qu’il est seul à montrer et qui peuvent demander un consentement : { $count }.
audit-unseen-other-browser-named = Un navigateur dont un fichier a été pris { $shown } n’en a aucun qui ait été pris { $missing } : rien ne se garde d’un navigateur à l’autre, ce qui y est resté ne se distingue donc pas de ce qui y est nouveau. Cookies qu’il est seul à montrer et qui peuvent demander un consentement : { $count } ({ $names }).
audit-unseen-no-third-party = Aucun fichier ne montre de cookie d’un tiers. Un navigateur qui les bloque n’en montre pas non plus.
audit-unseen-unplaced = Cookies d’autres sites dont ce fichier ne dit pas sur quelles pages ils ont été déposés, et qui ne comptent pas : { $count }. Un profil consacré à ce seul site en dit plus : { $store }
audit-unseen-taken-for-third = Sans historique à côté du fichier, on ne peut pas dire sur quelles pages ces tiers ont déposé leurs cookies : { $domains }. Ils sont réputés venus avec { $site }. Pour en être sûr, auditez des copies de profils entiers.
audit-unseen-values = Les valeurs n’ont pas été lues : ce que le bandeau a noté du choix (accepté, refusé) n’est pas comparé aux cookies présents.
audit-unseen-values-how = Pour les lire : « Lire le choix des visiteurs » dans la fenêtre, ou --with-values en ligne de commande.
audit-unseen-record-encrypted = Le navigateur a chiffré ce que { $tool } a noté du choix, qui n’est donc pas lisible : { $store }
audit-unseen-record-missing = Le stockage n’a pas de valeur lisible de ce que { $tool } a noté du choix : { $store }
audit-unseen-record-empty = Ce que { $tool } a noté du choix est vide : { $store }
audit-unseen-record-unknown-form = Ce que { $tool } a noté du choix a une forme inconnue ; rien n’a pu en être lu : { $store }
audit-unseen-flaw-cut = Ce que { $tool } a noté du choix est tronqué ; seul le début a été lu : { $store }
audit-unseen-flaw-unknown-version = Ce que { $tool } a noté du choix est d’une version inconnue ; seule sa date a été lue : { $store }
audit-unseen-no-record = Aucun enregistrement du choix par un outil de consentement connu dans : { $store }
audit-unseen-other-choice = Donné comme « { $moment } », mais l’outil de consentement dit autre chose ({ $said }) : { $store }
consent-records-title = Ce que les outils de consentement ont noté
consent-records-caption = Enregistrements du choix, décodés de valeurs demandées, au besoin avec la clé par laquelle le navigateur les avait chiffrées ; les valeurs elles-mêmes ne sont gardées nulle part
consent-said-accepted-all = tout accepté
consent-said-refused-all = tout refusé
consent-said-part = accepté en partie
consent-said-no-choice-yet = pas encore de choix
consent-said-unknown = l’enregistrement ne le dit pas
consent-record = { $tool } ({ $names }) : { $said }.
consent-record-at = { $tool } ({ $names }), { $when } : { $said }.
consent-choice = { $name } ({ $purpose })
consent-record-granted = Accepté : { $list }.
consent-record-refused = Refusé : { $list }.
consent-record-open = Sans réponse : { $list }.
consent-record-vendors = { $count ->
    [one] { $count } fournisseur accepté.
   *[other] { $count } fournisseurs acceptés.
}
consent-propose-before = L’enregistrement dit qu’aucun choix n’a encore été fait : si c’est bien ce moment, passez-le avec --before.
consent-propose-refused = L’enregistrement dit « refusé » : si c’est bien ce moment, passez-le avec --refused (ou --withdrawn).
consent-propose-accepted = L’enregistrement dit « accepté » : si c’est bien ce moment, passez-le avec --accepted.
tcf-purpose-1 = stockage et lecture sur l’appareil
tcf-purpose-2 = choix de publicités à partir de données limitées
tcf-purpose-3 = profils pour la publicité personnalisée
tcf-purpose-4 = publicité personnalisée d’après un profil
tcf-purpose-5 = profils pour des contenus personnalisés
tcf-purpose-6 = contenus personnalisés d’après un profil
tcf-purpose-7 = mesure des publicités
tcf-purpose-8 = mesure des contenus
tcf-purpose-9 = connaissance des audiences
tcf-purpose-10 = développement et amélioration des services
tcf-purpose-11 = choix de contenus à partir de données limitées
tcf-feature-1 = localisation précise
tcf-feature-2 = reconnaissance active de l’appareil
publish-title = Charte cookies de { $site }
publish-lead = Un cookie est un petit texte qu’un site laisse dans le navigateur et relit aux visites suivantes. Ce tableau donne ceux de { $site }.
publish-caption = Cookies de { $site }
publish-provider = Nom du prestataire
publish-service = Service et emplacement
publish-name = Nom du cookie
publish-purposes = Finalités
publish-category = Catégorie
publish-life = Durée de conservation
publish-changes = Remarque
publish-gap = à compléter
publish-category-necessary = Nécessaires
publish-category-statistics = Statistiques
publish-category-first-party = Internes (publicité, suivi)
publish-category-third-party = Tiers
publish-life-session = session
publish-life-second = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
publish-life-minute = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
publish-life-hour = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
publish-life-day = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
publish-life-month = { $count ->
    [one] { $count } mois
   *[other] { $count } mois
}
publish-life-year = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}
publish-new = nouveau
publish-life-was = déclaré : { $declared }
publish-life-was-unsaid = aucune durée n’était déclarée
publish-category-was = déclaré : { $declared }
publish-category-was-unsaid = aucune catégorie n’était déclarée
publish-kinds = Ce que disent les catégories
publish-kind = { $category } :
publish-notes = Avant de publier
publish-note-gaps = { $count ->
    [one] { $count } case dit « à compléter » : seul le responsable du site sait ce qui doit y figurer.
   *[other] { $count } cases disent « à compléter » : seul le responsable du site sait ce qui doit y figurer.
}
publish-note-gone = Déclarés jusqu’ici et vus à aucun moment, donc laissés de côté : { $names }. Remettez ce qui n’est déposé qu’ailleurs, par exemple après une connexion. Supprimez cette remarque avant de publier.
publish-note-unnamed = { $count ->
    [one] { $count } nom ne peut pas s’écrire dans un tableau (il est vide, ou fait de signes seuls).
   *[other] { $count } noms ne peuvent pas s’écrire dans un tableau (ils sont vides, ou faits de signes seuls).
}
cli-one-target = Le rapport, le dossier d’audit et la charte ne peuvent être écrits dans un même fichier. Donnez à chacun son propre nom.
cli-charter-ending = --write-charter demande un fichier en .html, .md ou .csv
audit-code-set-before-choice = Présent avant tout choix
audit-code-kept-after-refusal = Toujours là après le refus
audit-code-kept-after-refusal-untold = Présent après le refus
audit-code-set-after-refusal = Déposé après le refus
audit-code-kept-after-withdrawal = Toujours là après le retrait
audit-code-kept-after-withdrawal-untold = Présent après le retrait
audit-code-set-after-withdrawal = Déposé après le retrait
audit-code-consent-record-disagrees = Présent alors que l’outil de consentement a noté un refus
audit-code-declared-contradicted = Déclaré moins exigeant que ce que l’on en sait
audit-code-undeclared = Non déclaré
audit-code-third-party-undeclared = D’un tiers, non déclaré
audit-code-unknown-purpose = Finalité inconnue
audit-code-outlives-declaration = Vit plus longtemps que déclaré
audit-code-audience-over-13-months = Mesure d’audience au-delà de la limite
audit-code-consent-over-6-months = Choix gardé au-delà de la bonne pratique
audit-code-session-without-secure = Session sans Secure
audit-code-session-without-http-only = Session sans HttpOnly
audit-code-prefix-broken = Préfixe non tenu
audit-code-declared-absent = Déclaré, jamais vu
audit-sentence-set-before-choice = « { $name } » de { $host } (finalité : { $purpose }) peut demander un consentement et est là avant tout choix.
audit-purpose-assumed = { $purpose }, à en croire son nom ou les cookies voisins ; personne ne l’a dit
audit-sentence-kept-after-refusal-untold = « { $name } » de { $host } (finalité : { $purpose }) peut demander un consentement et est là après le refus. On ne peut pas dire s’il était là avant le choix (voir ce qui n’a pas pu être vu).
audit-sentence-kept-after-withdrawal-untold = « { $name } » de { $host } (finalité : { $purpose }) peut demander un consentement et est là après le retrait. On ne peut pas dire s’il était là avant (voir ce qui n’a pas pu être vu).
audit-sentence-kept-after-refusal = « { $name } » de { $host } (finalité : { $purpose }) peut demander un consentement, était là avant le choix et l’est encore après le refus.
audit-sentence-set-after-refusal = « { $name } » de { $host } (finalité : { $purpose }) peut demander un consentement et est apparu après le refus.
audit-sentence-kept-after-withdrawal = « { $name } » de { $host } (finalité : { $purpose }) peut demander un consentement et est encore là après le retrait.
audit-sentence-set-after-withdrawal = « { $name } » de { $host } (finalité : { $purpose }) peut demander un consentement et est apparu après le retrait.
audit-sentence-consent-record-disagrees = { $tool } a noté un refus dans « { $name } » de { $host }, et des cookies qui peuvent demander le consentement refusé sont là malgré tout.
audit-sentence-declared-contradicted = La charte déclare « { $name } » de { $host } comme { $declared } ; ce que l’on en sait dit { $purpose }.
audit-sentence-declared-contradicted-another-sites = La charte déclare « { $name } » de { $host } comme { $declared }, ce qui ne peut se passer de consentement que sur le site lui-même ; ce cookie est d’un autre site.
audit-sentence-undeclared = « { $name } » de { $host } est là, et aucune ligne de la charte ne le nomme.
audit-sentence-third-party-undeclared = « { $name } » de { $host } est d’un autre site ou sert un autre organisme, et aucune ligne de la charte ne le nomme.
audit-sentence-undeclared-unclear = { $count ->
    [one] « { $name } » de { $host } est là, et aucune ligne comprise de la charte ne le nomme ; la ligne { $lines }, qui n’a pas été comprise, contient ce nom.
   *[other] « { $name } » de { $host } est là, et aucune ligne comprise de la charte ne le nomme ; les lignes { $lines }, qui n’ont pas été comprises, contiennent ce nom.
}
audit-sentence-third-party-undeclared-unclear = { $count ->
    [one] « { $name } » de { $host } est d’un autre site ou sert un autre organisme, et aucune ligne comprise de la charte ne le nomme ; la ligne { $lines }, qui n’a pas été comprise, contient ce nom.
   *[other] « { $name } » de { $host } est d’un autre site ou sert un autre organisme, et aucune ligne comprise de la charte ne le nomme ; les lignes { $lines }, qui n’ont pas été comprises, contiennent ce nom.
}
audit-sentence-third-party-undeclared-another-site = « { $name } » de { $host } est d’un autre site, et aucune ligne de la charte ne le nomme.
audit-sentence-third-party-undeclared-for-another = « { $name } » de { $host } est un cookie du site lui-même qui sert un autre organisme, et aucune ligne de la charte ne le nomme.
audit-sentence-unknown-purpose = « { $name } » de { $host } est là, n’est pas déclaré, et ni son nom ni son domaine ne disent à quoi il sert.
audit-sentence-outlives-declaration = « { $name } » de { $host } vit { $life } ; la charte déclare { $declared }.
audit-sentence-outlives-session = « { $name } » de { $host } vit { $life } ; la charte déclare qu’il finit avec la session.
audit-sentence-audience-over-13-months = « { $name } » de { $host } mesure l’audience et vit { $life }, plus que { $limit }.
audit-sentence-audience-over-13-months-assumed = « { $name } » de { $host } mesure l’audience, à en croire son nom ou les cookies voisins (personne ne l’a dit), et vit { $life }, au-delà de { $limit }.
audit-sentence-consent-over-6-months = « { $name } » de { $host } garde le choix du visiteur { $life }, plus que { $limit }.
audit-sentence-session-without-secure = « { $name } » de { $host } identifie une session et peut circuler en clair (Secure absent).
audit-sentence-session-without-http-only = « { $name } » de { $host } identifie une session et peut être lu par des scripts (HttpOnly absent).
audit-sentence-prefix-not-secure = « { $name } » de { $host } promet Secure par son nom, et ne l’a pas.
audit-sentence-prefix-not-host-only = « { $name } » de { $host } promet par son nom de rester sur un seul hôte, et porte un domaine.
audit-sentence-prefix-path-not-root = « { $name } » de { $host } promet le chemin / par son nom, et en a un autre.
audit-sentence-declared-absent = La charte déclare « { $name } », et aucun cookie du site ne porte ce nom aux moments montrés.
audit-do-set-before-choice = Ne chargez ce qui le dépose qu’une fois le visiteur d’accord, sauf s’il est strictement nécessaire à ce que le visiteur a demandé : dites-le alors dans la charte.
audit-do-kept-after-refusal = Supprimez-le quand le visiteur refuse, et ne le déposez pas avant. Le cookie d’un tiers ne peut être supprimé que par lui : ne chargez son contenu qu’une fois le visiteur d’accord.
audit-do-set-after-refusal = Cherchez ce qui le charge après le refus (gestionnaire de balises, contenu intégré) et soumettez-le au consentement.
audit-do-kept-after-withdrawal = Supprimez-le au retrait du consentement. Le cookie d’un tiers ne peut être supprimé que par lui : cessez de charger son contenu, et dites dans la charte comment le supprimer.
audit-do-set-after-withdrawal = Cherchez ce qui le charge après le retrait, et empêchez-le.
audit-do-consent-record-disagrees = Faites attendre l’outil de consentement à ce qui dépose ces cookies, et supprimez-les quand il note un refus.
audit-do-declared-contradicted = Rangez-le dans la catégorie qui correspond à ce qu’il fait, et demandez le consentement si elle l’exige.
audit-do-undeclared = Ajoutez-le à la charte avec sa finalité et sa durée, ou cessez de le déposer.
audit-do-third-party-undeclared = Ajoutez-le à la charte avec l’organisme concerné, sa finalité et sa durée, ou retirez le contenu qui l’amène.
audit-do-unknown-purpose = Demandez à qui développe le site à quoi il sert, puis déclarez-le ou supprimez-le.
audit-do-outlives-declaration = Raccourcissez la vie du cookie, ou corrigez la durée dans la charte.
audit-do-audience-over-13-months = Limitez la vie du cookie à 13 mois, sans la prolonger aux nouvelles visites.
audit-do-consent-over-6-months = Gardez le choix 6 mois, puis redemandez.
audit-do-session-without-secure = Activez l’attribut Secure dans la configuration de la session. S’il est d’un tiers, demandez-le-lui.
audit-do-session-without-http-only = Activez l’attribut HttpOnly dans la configuration de la session. S’il est d’un tiers, demandez-le-lui.
audit-do-prefix-broken = Déposez le cookie avec les attributs que son nom promet, ou renommez-le. Les navigateurs le refusent d’un site : une extension a pu l’écrire.
audit-do-declared-absent = Vérifiez s’il sert encore (peut-être seulement après une connexion, ou sur d’autres pages) ; sinon retirez la ligne.
error-dossier-unreadable = Le dossier ne peut pas être lu ({ $reason }). Vérifiez son nom et vos droits de lecture.
error-dossier-empty = Ce dossier est vide. Prenez-le tel qu’il a été enregistré, ou refaites l’audit.
error-dossier-too-large = Ce fichier dépasse { $megabytes } Mo, ce qu’aucun dossier ne fait. Vérifiez que c’est le bon.
error-dossier-not-a-dossier = Ce n’est pas un dossier d’audit. `audit --save` en écrit un.
error-dossier-cut = Ce dossier est coupé : il manque sa fin. Prenez-en une copie entière, ou refaites l’audit.
error-dossier-damaged = Ce dossier est abîmé à la ligne { $line }. Prenez-le tel qu’il a été enregistré, ou refaites l’audit.
error-dossier-form = Quelque chose dans ce dossier n’est pas ce que sa version annonce. Prenez-le tel qu’il a été enregistré, ou refaites l’audit.
error-dossier-newer = Ce dossier est entier, mais contient quelque chose que ce programme ne connaît pas : un programme plus récent l’a écrit. Ouvrez-le avec celui-là, ou avec le plus récent.
error-dossier-older = Ce dossier est entier, mais { $program }, qui l’a écrit, est plus ancien que ce programme, qui ne connaît plus sa forme. Ouvrez-le avec celui-là, ou refaites l’audit des fichiers de cookies.
error-dossier-unknown-version = Ce dossier a la version { $version } de sa forme, que ce programme ne connaît pas. Ouvrez-le avec un programme plus récent.
cli-baseline-other-site = Le dossier de référence est l’audit d’un autre site ({ $site }).
cli-audit-no-site = Un audit demande un site : ajoutez --site, ou nommez un dossier d’audit seul.
cli-dossier-and-more = Un dossier d’audit est montré tel qu’il a été enregistré : retirez --site, --charter, --knowledge, --with-values et --no-corrections, ou nommez les fichiers de cookies.
cli-audit-nothing = Aucun fichier ne montre ce site

## Fichiers de cookies et dossiers d’audit côte à côte
compare-title = Côte à côte
compare-side-store = { $name }, lu le { $date }
compare-side-dossier = { $name }, audit de { $site } du { $date }
compare-changes-title = Ce qui a changé
compare-differing-title = Cookies qui diffèrent
compare-sums-title = Par catégorie
compare-organisations-title = Par organisation
compare-absent = absent
compare-not-told = inconnu
compare-same = { $count ->
    [one] { $count } cookie est le même partout
   *[other] { $count } cookies sont les mêmes partout
}
compare-since = Depuis le { $date } : { $what }.
compare-from-to = De { $from } à { $to } : { $what }.
compare-other-site = Il s’agit de sites différents : { $first } et { $second }.
compare-apart-charter = { $first } et { $second } ont été comparés à des chartes qui ne déclarent pas la même chose : des constats sur les déclarations peuvent être venus ou partis pour cette seule raison.
compare-apart-law = { $first } et { $second } ont été faits sous des versions différentes du droit ({ $one } ; { $other }) : des constats peuvent être venus ou partis pour cette seule raison.
compare-apart-asked = { $first } porte sur { $one }, { $second } sur { $other } : des cookies des autres hôtes du site peuvent être en plus ou disparus, et des constats avec eux, pour cette seule raison.
compare-apart-browsers = { $first } vient de { $one }, { $second } de { $other } : les navigateurs n’acceptent et ne séparent pas les mêmes cookies, si bien que des cookies peuvent être en plus, disparus ou modifiés pour cette seule raison.
compare-not-looked-at = Les valeurs ne sont pas comparées. Le stockage local, les bases de données des sites et autres ne sont pas examinés.
compare-part-nothing = aucun cookie ne diffère
compare-part-new = { $count ->
    [one] un cookie de plus ({ $names })
   *[other] { $count } cookies de plus ({ $names })
}
compare-part-gone = { $count ->
    [one] un de moins ({ $names })
   *[other] { $count } de moins ({ $names })
}
compare-part-untold = { $count ->
    [one] un que l’autre côté n’aurait pas pu montrer ({ $names })
   *[other] { $count } que l’autre côté n’aurait pas pu montrer ({ $names })
}
compare-part-changed = { $count ->
    [one] un modifié
   *[other] { $count } modifiés
}
compare-changed-life = « { $name } » de { $host } vit maintenant { $after }, contre { $before } auparavant.
compare-changed-life-to-session = « { $name } » de { $host } se termine maintenant avec la session ; il vivait { $before }.
compare-changed-life-from-session = « { $name } » de { $host } vit maintenant { $after } ; il se terminait avec la session.
compare-changed-attribute = « { $name } » de { $host } : { $attribute } vaut maintenant « { $after } », contre « { $before } » auparavant.
compare-changed-moments = « { $name } » de { $host } est maintenant présent { $after } ; il l’était { $before }.
compare-kept-elsewhere = { $count ->
    [one] Un cookie est compté de plus et de moins : son nom, son hôte et son chemin sont des deux côtés, mais il n’y est pas gardé à part pour le même site ou le même conteneur. Sa durée et ses attributs peuvent différer aussi.
   *[other] { $count } cookies sont comptés de plus et de moins : leurs noms, hôtes et chemins sont des deux côtés, mais ils n’y sont pas gardés à part pour le même site ou le même conteneur. Leurs durées et attributs peuvent différer aussi.
}
compare-more = { $count ->
    [one] Et un autre changement, que montre la liste.
   *[other] Et { $count } autres changements, que montre la liste.
}
compare-findings-new = { $count ->
    [one] Un constat de plus :
   *[other] { $count } constats de plus :
}
compare-findings-unasked = { $count ->
    [one] Un constat que l’audit précédent ne pouvait pas faire (sa charte, ses valeurs ou ses moments étaient autres, ou un fichier n’avait pas pu être lu), et qui n’est donc peut-être pas nouveau :
   *[other] { $count } constats que l’audit précédent ne pouvait pas faire (sa charte, ses valeurs ou ses moments étaient autres, ou un fichier n’avait pas pu être lu), et qui ne sont donc peut-être pas nouveaux :
}
compare-findings-unasked-now = { $count ->
    [one] Un constat de l’audit précédent que celui-ci ne pouvait pas faire (sa charte, ses valeurs ou ses moments sont autres, ou un fichier n’a pas pu être lu) : on ne sait pas s’il a disparu.
   *[other] { $count } constats de l’audit précédent que celui-ci ne pouvait pas faire (sa charte, ses valeurs ou ses moments sont autres, ou un fichier n’a pas pu être lu) : on ne sait pas s’ils ont disparu.
}
compare-findings-gone = { $count ->
    [one] Un constat qui n’y est plus :
   *[other] { $count } constats qui n’y sont plus :
}
compare-no-charter = Cet audit a été fait sans charte : ce que les autres constatent des déclarations n’y est ni nouveau ni disparu.
compare-cookie = { $name } ({ $place })

## Vérifier un rapport
verify-intact = Le sceau du rapport est juste : rien n’y a été changé par accident (un sceau n’est pas une signature).
verify-altered = Le rapport a été modifié après avoir été écrit : son sceau ne prouve pas ce qu’il dit.
verify-unsealed = Le rapport ne porte pas de sceau : nul ne peut dire s’il a été modifié.
verify-same = Les mêmes octets : { $store }
verify-changed = Modifié : { $store }
# Une lecture, et la base qui a répondu pour elle, si elle se trouve ailleurs que ne le dit le rapport.
verify-at = { $line } (comparé avec : { $place })
verify-gone = Disparu, ou absent des fichiers nommés : { $store }
verify-file-same = les mêmes octets
verify-file-changed = d’autres octets
verify-file-gone = absent
verify-file-new = non lu quand le rapport a été fait
error-verify-unreadable = Le rapport ne peut pas être lu ({ $reason }). Vérifiez son nom et vos droits de lecture.
error-verify-not-a-report = Ce n’est pas un rapport vérifiable. Nommez un fichier JSON, NDJSON ou HTML de `export` ou de `audit`, ou un dossier d’audit.

## Un audit guidé

command-guided = Audit guidé…
guided-title = Audit guidé
guided-lead = Le navigateur est lancé deux fois avec un profil vide, supprimé ensuite. La première fois, vous laissez le bandeau sans réponse, puis vous refusez ; la seconde, vous acceptez, puis vous retirez votre accord. À chacun de ces moments, le programme garde une copie des cookies. Il n’ouvre lui-même aucune connexion : seul le navigateur en ouvre.
guided-address = Adresse du site
guided-browser = Navigateur
guided-looking = Recherche des navigateurs…
guided-no-browser = Aucun navigateur de cette machine ne peut être lancé avec un profil à part. Installez Firefox ou Chromium, puis rouvrez cette fenêtre.
guided-confined = { $browser } est installé comme paquet snap, qui n’accepte pas de profil placé ailleurs : il ne peut pas servir ici.
guided-third-parties = Les cookies tiers sont acceptés dans ce profil, pour que l’audit voie ce que le site tente de déposer.
guided-start = Lancer le navigateur
guided-starting = Lancement de { $browser }…
guided-step = Étape { $number } sur { $total } : { $step }
guided-step-before = avant tout choix
guided-step-refused = refuser
guided-step-accepted = accepter
guided-step-withdrawn = retirer son accord
guided-profile-first = premier visiteur, { $moment }
guided-profile-second = deuxième visiteur, { $moment }
guided-do-before-1 = Attendez que la page s’affiche. Ne répondez à aucun bandeau et n’en fermez aucun.
guided-do-before-2 = Ouvrez deux ou trois autres pages du site ; si le bandeau gêne, saisissez leurs adresses.
guided-do-before-3 = Attendez une demi-minute, puis revenez ici.
guided-do-refused-1 = Dans la même fenêtre du navigateur, refusez tout dans le bandeau.
guided-do-refused-2 = Ouvrez deux ou trois pages du site.
guided-do-refused-3 = Attendez une demi-minute, puis revenez ici.
guided-do-accepted-1 = Une nouvelle fenêtre s’est ouverte pour un deuxième visiteur. Acceptez tout dans le bandeau.
guided-do-accepted-2 = Ouvrez deux ou trois pages du site.
guided-do-accepted-3 = Attendez une demi-minute, puis revenez ici.
guided-do-withdrawn-1 = Dans la même fenêtre du navigateur, cherchez « gestion des cookies » (souvent en bas de chaque page) et refusez tout.
guided-do-withdrawn-2 = Ouvrez deux ou trois pages du site.
guided-do-withdrawn-3 = Attendez une demi-minute, puis revenez ici.
guided-done = C’est fait
guided-waiting = { $browser } écrit encore ses cookies : { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
} au plus. Laissez-le ouvert.
guided-stop = Ne plus attendre
guided-again = Refaire : { $step }
guided-is-taken = Cookies gardés : { $steps }.
guided-all-taken = Les quatre moments sont gardés. Fermez ici le navigateur ; l’audit est derrière cette fenêtre.
guided-finish = Fermer le navigateur
guided-leave = Voir l’audit
guided-address-empty = Saisissez l’adresse du site, par exemple www.exemple.fr.
guided-address-not-web = Seules les adresses qui commencent par http:// ou https:// peuvent être auditées.
guided-address-secret = L’adresse contient un nom ou un mot de passe. Retirez-les : les adresses figurent dans les rapports.
guided-address-no-host = Ce n’est pas l’adresse d’un site. Saisissez-la comme dans le navigateur, par exemple www.exemple.fr.
guided-error-no-room = Impossible de créer le dossier du profil ({ $reason }). Libérez de la place, puis réessayez.
guided-error-not-started = { $browser } n’a pas démarré ({ $reason }). Choisissez un autre navigateur, ou lancez-le une fois vous-même.
guided-error-ended = { $browser } s’est arrêté dès son lancement : il ne peut peut-être pas fonctionner pour cet utilisateur. Choisissez un autre navigateur, ou lancez-le une fois vous-même pour voir pourquoi.
guided-error-no-store = { $browser } n’a encore écrit aucun cookie. Ouvrez le site dans sa fenêtre, puis réessayez.
guided-error-not-copied = Les cookies n’ont pas pu être copiés ({ $reason }). Réessayez.
guided-error-out-of-order = Cette étape vient après la précédente. Commencez par celle-ci.
guided-error-cancelled = Arrêté ; rien n’a été gardé de cette étape.

## Le rapport d’un audit
audit-scope-title = Ce qui a été audité
audit-charter-file = Fichier de la charte
audit-charter-file-sum = { $file }, SHA-256 { $sha }
audit-declarations = Déclarations
audit-declarations-present = { $count ->
    [one] { $count }, dont présentes : { $present }
   *[other] { $count }, dont présentes : { $present }
}
audit-method-title = Comment
audit-method-read = Les fichiers ont été copiés et les copies lues ; rien n’a été écrit à côté. Le SHA-256 de chaque fichier est celui des octets lus.
audit-method-rows = Comptent les cookies du site, et ceux de tiers que les fichiers montrent sur ses pages : gardés à part sous lui, créés au moment d’une visite, ou trouvés dans un profil rempli pour ce seul site.
audit-method-purpose = La finalité d’un cookie est ce que l’on sait de son nom et de son domaine, sinon ce qu’en dit la charte, sinon ce que son nom suggère. Une déclaration n’abaisse jamais ce que l’on sait.
audit-method-life = Une durée se compte depuis le dernier dépôt du cookie. Une durée déclarée compte dans sa lecture la plus longue ; moins de 2 jours ou de 2 % au-delà n’est pas un constat.
audit-method-one-visitor = Que ce qui a été relevé { $moments } est du visiteur du moment d’avant, l’historique le montre : il contient les visites des deux.
audit-method-moments = Les moments avant tout choix et après le refus sont réputés d’un même visiteur, ceux après l’acceptation et après le retrait d’un autre. Un cookie est le même quand l’hôte, le nom, le chemin, la partition et le conteneur le sont. Celui dont la vie était finie avant la dernière page ouverte n’est plus là, même si le navigateur en garde encore la ligne.
audit-method-verdict = Ce rapport constate des faits et cite des textes avec leurs dates. Il ne rend aucun avis juridique : ce qu’un serveur fait d’un cookie, aucun fichier ne le montre.
audit-parties-none = Aucun cookie de tiers n’a été vu.
audit-moments-title = Les moments côte à côte
audit-moments-caption = Cookies à chaque moment
audit-count = Ce qui est compté
audit-count-consent = Cookies pouvant demander un consentement
audit-since = { $moment } : { $kept }, { $new }, { $gone }.
audit-since-kept = { $count ->
    [one] { $count } cookie encore là
   *[other] { $count } cookies encore là
}
audit-since-new = { $count ->
    [one] { $count } nouveau
   *[other] { $count } nouveaux
}
audit-since-untold = { $count ->
    [one] De { $count } cookie, nul ne peut dire ce qu’il est devenu : l’un des deux fichiers ne pouvait pas le montrer.
   *[other] De { $count } cookies, nul ne peut dire ce qu’ils sont devenus : l’un des deux fichiers ne pouvait pas les montrer.
}
audit-since-gone = { $count ->
    [one] { $count } disparu
   *[other] { $count } disparus
}
audit-rows-of = { $count ->
    [one] { $category } : { $count } cookie, avec sa durée à chaque moment
   *[other] { $category } : { $count } cookies, avec leur durée à chaque moment
}
audit-declared-line = Déclaré comme
audit-not-there = absent
audit-at-least = au moins { $count }
audit-not-told = inconnu
audit-place-apart = { $place }, gardé à part pour { $partition }
audit-place-container = { $place }, conteneur « { $container } »
audit-sources-title = Sources
audit-source-date = Date
audit-source-page = Page
audit-source-cookies = Cookies
audit-source-read = Lue le
audit-source-unread = non lue
audit-catalogue-caption = Pages qui décrivent les cookies
audit-sheet-summary = Résumé
audit-sheet-findings = Constats
audit-sheet-cookies = Cookies
audit-sheet-reads = Lectures
audit-sheet-sources = Sources
audit-severity = Gravité
audit-finding = Constat
audit-sentence = En une phrase
audit-source = Source
audit-sheet-moments = Moments

## Plusieurs sites à la fois
cli-list-progress = { $number } sur { $all } : { $site }
cli-list-format = Une page ou un classeur porte sur un seul site. Une liste s’écrit en text, json ou csv ; --save garde un dossier d’audit par site.
part-third-parties = Tiers
audit-list-not-seen = aucun fichier ne le montre
audit-list-failed = non audité
audit-list-line = Ligne { $line } ({ $site }) : { $reason }
list-line-no-site = elle ne nomme pas de site
list-line-no-store = elle ne nomme pas de fichier de cookies
list-line-no-moment = « { $word } » n’est pas un moment ; devant un fichier se met avant, refus, accord, retrait, observé ou rien
error-list-unreadable = La liste de sites ne peut pas être lue ({ $reason }). Vérifiez son nom et vos droits de lecture.
error-list-not-understood = Ce n’est pas une liste de sites : { $reason }. Enregistrez-la en CSV avec les colonnes site, charter, stores.
error-list-no-columns = Ce n’est pas une liste de sites : sa première ligne doit nommer les colonnes site et stores, et peut nommer charter.
error-list-no-lines = La liste ne nomme aucun site : sous la ligne des colonnes, il manque une ligne par site.
audit-more-told = { $count ->
    [one] Un autre se trouve dans le classeur, le CSV et le JSON de cet audit.
   *[other] { $count } autres se trouvent dans le classeur, le CSV et le JSON de cet audit.
}

# Comment se débarrasser d’un cookie, avec les mots des menus de chaque navigateur : une étape par ligne (docs/removal.md)
removal-title = Comment s’en débarrasser
removal-link = Comment s’en débarrasser…
removal-copy = Copier ces étapes
removal-note = Ce programme n’efface rien. Voici les mots des menus du navigateur ; une autre version peut en employer de légèrement différents.
removal-of = { $what }, dans { $browser }
removal-step = { $number }. { $step }
removal-part-cookie = Ce cookie seulement
removal-part-site = Tout ce que { $site } a enregistré
removal-part-others = Tenir les tiers à l’écart
removal-third-parties = Tiers
removal-others-stay = Ce qu’ils ont déjà déposé reste jusqu’à ce qu’on l’efface ou qu’il expire. Les détails d’un cookie et la page d’un site disent comment l’effacer.
removal-part-returns = Ce qui revient
removal-embedded = Il est gardé à part pour ce site : la partie de la page qui le dépose doit être là, et peut le déposer de nouveau.
removal-site-note = Le reste de ce que { $site } a enregistré disparaît aussi : vous y serez déconnecté.
removal-firefox-apart = Sans cela, Firefox tient déjà les tiers séparés d’un site à l’autre.
removal-site-others = Les autres qui ont enregistré quelque chose sur ses pages figurent sous leur propre nom : { $others }.
removal-returns-needed = Le site en a besoin et le dépose de nouveau à la prochaine visite.
removal-returns-site = Le site dépose de nouveau ses propres cookies à la prochaine visite ; ceux qui demandent un consentement ne reviennent pas si vous refusez dans son bandeau.
removal-returns-tracker = Le traqueur le dépose de nouveau dès la prochaine page qui fait appel à lui, sauf si les tiers sont bloqués ou si vous refusez dans le bandeau du site.
removal-returns-trackers = Les tiers déposent de nouveau les leurs dès la prochaine page qui fait appel à eux, sauf s’ils sont bloqués ou si vous refusez dans le bandeau du site.
removal-returns-choice = Il retient le choix qui a été fait : sans lui, le site repose la question.
removal-returns-session = Il finit avec la session : fermer le navigateur l’enlève, sauf s’il rouvre les dernières pages.
removal-firefox-cookie =
    Tapez { $page } dans la barre d’adresse, puis Entrée ; la page n’a pas besoin d’exister.
    Appuyez sur Maj+F9, ou ouvrez le menu (trois traits) › « Outils supplémentaires » › « Outils de développement web », puis l’onglet « Stockage ».
    À gauche, ouvrez « Cookies » et choisissez l’adresse avec { $host }.
    Clic droit sur la ligne dont le « Nom » est { $name }, puis « Supprimer « { $name }-… » ».
removal-firefox-site =
    Menu (trois traits) › « Paramètres » › « Vie privée et sécurité ».
    Sous « Données de navigation », « Effacer les données pour des sites spécifiques ».
    Cherchez { $site }, choisissez-le, puis « Supprimer les sites sélectionnés », « Enregistrer les changements » et « Supprimer ».
removal-firefox-others =
    Menu (trois traits) › « Paramètres » › « Vie privée et sécurité ».
    Sous « Protection renforcée contre le pistage », « Paramètres avancés », puis « Personnalisée » et « Personnaliser la protection contre le pistage ».
    À côté de « Cookies », « Bloquer tous les cookies intersites (peut empêcher certains sites de fonctionner) ».
removal-chromium-cookie =
    Tapez { $page } dans la barre d’adresse, puis Entrée ; la page n’a pas besoin d’exister.
    Appuyez sur F12 (ou Ctrl+Maj+I), puis l’onglet « Application » ; dans une fenêtre étroite, il est derrière le double chevron. Ces outils s’ouvrent en anglais, sauf si on leur a dit autre chose.
    À gauche, sous « Storage », ouvrez « Cookies » et choisissez l’adresse avec { $host }.
    Choisissez la ligne dont « Name » est { $name }, puis la croix « Delete Selected » au-dessus de la liste.
removal-chromium-site =
    Menu (trois points) › « Paramètres » › « Confidentialité et sécurité » › « Cookies tiers ».
    « Voir toutes les données et autorisations des sites ».
    Cherchez { $site }, cliquez sur la corbeille à côté, puis « Supprimer ».
removal-chromium-others =
    Menu (trois points) › « Paramètres » › « Confidentialité et sécurité » › « Cookies tiers ».
    Choisissez « Bloquer les cookies tiers ».
removal-chrome-site = { removal-chromium-site }
removal-chrome-others = { removal-chromium-others }
removal-edge-site =
    Menu (trois points) › « Paramètres » › « Confidentialité, recherche et services » › « Cookies ».
    « Afficher tous les cookies et données de site ».
    Cherchez { $site } et cliquez sur la corbeille à côté.
removal-edge-others =
    Menu (trois points) › « Paramètres » › « Confidentialité, recherche et services » › « Cookies ».
    Activez « Bloquer les cookies tiers ».
removal-brave-site =
    Tapez brave://settings/content/all dans la barre d’adresse.
    Cherchez { $site }, cliquez sur la corbeille à côté, puis « Supprimer ».
removal-brave-others =
    Tapez brave://settings/shields dans la barre d’adresse.
    Pour les cookies, choisissez de bloquer les cookies tiers (c’est le réglage d’origine de Brave).
removal-opera-site =
    Tapez opera://settings/content/all dans la barre d’adresse.
    Cherchez { $site }, cliquez sur la corbeille à côté, puis « Supprimer ».
removal-opera-others =
    Tapez opera://settings/cookies dans la barre d’adresse.
    Choisissez « Bloquer les cookies tiers ».
removal-vivaldi-site =
    Menu › « Paramètres » › « Confidentialité et sécurité » › « Cookies ».
    Affichez les cookies enregistrés, cherchez { $site }, choisissez-le et supprimez-le.
removal-vivaldi-others =
    Menu › « Paramètres » › « Confidentialité et sécurité » › « Cookies ».
    Pour les cookies tiers, choisissez de tout bloquer.
removal-epiphany-cookie =
    GNOME Web ne sait pas effacer un seul cookie : effacez ce que le site entier a enregistré, comme ci-dessous.
removal-epiphany-site =
    Menu (trois traits) › « Préférences » › « Confidentialité » › « Effacer les données de site web ».
    Cherchez { $site } et choisissez ses « Cookies ».
    « Effacer les données ».
removal-epiphany-others =
    Menu (trois traits) › « Préférences » › « Confidentialité ».
    Sous « Pistage web », activez « Prévention Intelligente du Pistage ».
removal-safari-cookie =
    Menu « Safari » › « Réglages… » › « Avancées » : activez les fonctionnalités pour les développeurs web (une fois).
    Ouvrez { $page } ; la page n’a pas besoin d’exister.
    Menu « Développement » › « Afficher l’inspecteur web » › « Stockage » › « Cookies », et choisissez { $host }.
    Choisissez la ligne { $name } et appuyez sur la touche d’effacement.
removal-safari-site =
    Menu « Safari » › « Réglages… » › « Confidentialité » › « Gérer les données du site web… ».
    Cherchez { $site }, choisissez-le, puis « Supprimer » et « Terminé ».
removal-safari-others =
    Menu « Safari » › « Réglages… » › « Confidentialité ».
    Activez « Empêcher le suivi sur plusieurs domaines » ; Safari bloque de lui-même les cookies tiers.
removal-other-cookie =
    Ouvrez { $page } dans { $browser }, puis ses outils de développement (souvent F12), où les cookies sont listés sous « Stockage » ou « Application ».
    Cherchez { $name } sous { $host } et supprimez-le. S’il n’y a pas de tel outil, effacez ce que le site entier a enregistré.
removal-other-site =
    Dans les paramètres de { $browser }, cherchez sous confidentialité les cookies et données de sites.
    Trouvez-y { $site } et supprimez-le.
removal-other-others =
    Dans les paramètres de { $browser }, cherchez sous confidentialité le choix qui bloque les cookies tiers (ou intersites).

# Notes et étiquettes
command-take-in-notes = Reprendre les notes de quelqu’un d’autre…
their-notes = Notes de quelqu’un d’autre
their-notes-title = Notes de { $name }
their-notes-new = { $count ->
    [one] { $count } note est nouvelle.
   *[other] { $count } notes sont nouvelles.
}
their-notes-longer = { $count ->
    [one] { $count } dit tout ce que dit la vôtre, et davantage.
   *[other] { $count } disent tout ce que disent les vôtres, et davantage.
}
their-notes-same = { $count ->
    [one] { $count } ne dit rien que la vôtre ne dise.
   *[other] { $count } ne disent rien que les vôtres ne disent.
}
their-notes-conflicts = { $count ->
    [0] Aucune ne contredit les vôtres.
    [one] { $count } porte sur la même chose qu’une des vôtres et dit autre chose : choisissez.
   *[other] { $count } portent sur la même chose que certaines des vôtres et disent autre chose : choisissez.
}
their-notes-all = Pour toutes :
their-notes-yours = La vôtre
their-notes-other = L’autre
their-notes-both = Garder les deux, ligne par ligne
their-notes-mine = Garder la mienne
their-notes-theirs = Prendre l’autre
their-notes-more = { $count ->
    [one] { $count } autre n’est pas montrée : les deux sont gardées, sauf si vous choisissez pour toutes.
   *[other] { $count } autres ne sont pas montrées : les deux sont gardées, sauf si vous choisissez pour toutes.
}
their-notes-take-in = Reprendre
toast-notes-taken-in = { $count ->
    [0] Aucune note n’a changé
    [one] { $count } note reprise
   *[other] { $count } notes reprises
}
note-part = Note
note-in-dossier = Note du dossier
note-column-labels = Étiquettes
note-write = Écrire une note…
note-change = Modifier la note…
note-title = Note sur { $about }
note-text = Note
note-labels = Étiquettes, séparées par des virgules
note-kept = Gardée dans un simple fichier à côté de vos corrections ; une note vide est retirée.
note-not-kept = Gardée jusqu’à la fermeture de la fenêtre.
note-save = Garder la note
note-begun = Vous aviez commencé à écrire ceci ; ce n’est pas encore gardé.
note-start-over = L’abandonner
note-too-long = La note est trop longue : { $most } caractères au plus sont gardés. Raccourcissez-la.
note-too-many-labels = Il y a trop d’étiquettes : { $most } au plus sont gardées. Retirez-en.
note-label-too-long = Une étiquette est trop longue : { $most } caractères au plus sont gardés. Raccourcissez-la.
toast-overtaken = Rien n’a été annulé : cela a été changé ailleurs depuis
toast-noted = La note est gardée
error-notes-unreadable = Vos notes n’ont pas pu être lues : { $reason }. Vérifiez que vous pouvez lire ce fichier.
error-notes-not-understood = Vos notes n’ont pas pu être comprises : la ligne { $line } est fausse. Réparez le fichier ou déplacez-le ; d’ici là, il reste tel quel et aucune n’est montrée.
error-notes-unwritten = Votre note n’a pas été gardée : { $reason }. Votre texte est montré de nouveau ; vérifiez que vous pouvez écrire dans ce dossier et qu’il y reste de la place, puis gardez-le de nouveau.
export-notes = Inclure vos notes et étiquettes
cli-notes-format = Les notes ne vont que dans le CSV, le JSON, le NDJSON et le Parquet ; choisissez l’un d’eux avec -f.
cli-notes-list = Un tableau de plusieurs sites n’a pas de place pour les notes. Gardez un dossier d’audit par site avec --save, ou retirez --with-notes.
toast-decided-already = C’est déjà ce qui est dit : rien n’a été gardé

## Le langage des filtres : les noms que l’on tape (le premier est écrit, les autres sont compris aussi), ses erreurs et ses contrôles
filter-key-category = catégorie
filter-key-party = pour-qui
filter-key-purpose = finalité
filter-key-consent = consentement
filter-key-confidence = certitude
filter-key-finding = à-vérifier constat
filter-key-declared = déclaré
filter-key-life = durée vie
filter-key-provider = fournisseur
filter-key-organisation = organisme tiers
filter-key-site = site
filter-key-host = hôte domaine
filter-key-name = nom
filter-key-path = chemin
filter-key-seen-on = vu-sur
filter-key-container = conteneur
filter-key-browser = navigateur
filter-key-profile = profil
filter-key-store = base
filter-key-same-site = same-site
filter-key-secure = secure
filter-key-http-only = http-only
filter-key-host-only = cet-hôte-seul
filter-key-partitioned = partitionné
filter-key-expires = expire
filter-key-created = créé
filter-key-accessed = utilisé
filter-key-secret = valeur valeurs
filter-value-category-necessary = nécessaires
filter-value-category-statistics = statistiques
filter-value-category-first-party = internes
filter-value-category-third-party = tiers
filter-value-party-first = le-site
filter-value-party-for-third = pour-un-tiers
filter-value-party-third = tiers un-tiers
filter-value-purpose-necessary = nécessaire
filter-value-purpose-statistics = statistiques
filter-value-purpose-advertising = publicité
filter-value-purpose-unknown = inconnue
filter-value-consent-not-required = non-requis
filter-value-consent-if-necessary = sauf-si-nécessaire
filter-value-consent-if-anonymous = sauf-si-anonyme
filter-value-consent-required = requis
filter-value-confidence-assumed = supposé
filter-value-confidence-likely = probable
filter-value-confidence-certain = certain
filter-value-finding-undeclared = non-déclaré
filter-value-finding-third-party-undeclared = tiers-non-déclaré
filter-value-finding-sources-disagree = sources-contradictoires
filter-value-finding-declared-contradicted = déclaration-contredite
filter-value-finding-audience-over-13-months = audience-plus-de-13-mois
filter-value-finding-consent-over-6-months = choix-plus-de-6-mois
filter-value-finding-session-without-http-only = session-sans-http-only
filter-value-finding-session-without-secure = session-sans-secure
filter-value-finding-prefix-broken = préfixe-non-tenu
filter-value-finding-party-disputed = pour-qui-discuté
filter-value-same-site-strict = strict
filter-value-same-site-lax = lax
filter-value-same-site-none = none
filter-value-same-site-unset = absent
filter-value-same-site-none-or-unset = none-ou-absent
filter-value-flag-yes = oui vrai
filter-value-flag-no = non faux
filter-value-flag-unknown = inconnu
filter-value-life-session = session
filter-value-life-day = jour
filter-value-life-week = semaine
filter-value-life-month = mois
filter-value-life-six-months = six-mois
filter-value-life-thirteen-months = treize-mois
filter-value-life-longer = plus
filter-value-life-unknown = inconnue
filter-unit-s = s seconde secondes
filter-unit-min = min minute minutes
filter-unit-h = h heure heures
filter-unit-d = j jour jours
filter-unit-w = sem semaine semaines
filter-unit-mo = mois
filter-unit-y = an ans année années
filter-label-organisation = Tiers
filter-not = Sauf : { $what }
filter-or = { $first } ou { $second }
filter-life-less = moins de { $span }
filter-life-at-most = au plus { $span }
filter-life-more = plus de { $span }
filter-life-at-least = au moins { $span }
filter-date-less = avant { $day }
filter-date-at-most = jusqu’à { $day }
filter-date-more = après { $day }
filter-date-at-least = à partir de { $day }
filter-span-week = { $count ->
    [one] { $count } semaine
   *[other] { $count } semaines
}
filter-word = « { $word } »
filter-no-charter = Aucune charte ne parle de lui
filter-empty = aucun
filter-error = Caractère { $place } : { $what }
filter-error-key = « { $typed } » n’est pas un filtre connu. Connus sont pour-qui, durée, site, fournisseur et d’autres ; un mot avec « : » se met entre guillemets.
filter-error-key-near = « { $typed } » n’est pas un filtre connu. Vouliez-vous dire { $nearest } ?
filter-error-no-values = les valeurs des cookies sont secrètes et ne sont jamais cherchées.
filter-error-something = il manque une valeur après « { $key }: », par exemple { $example }.
filter-error-one-of = « { $typed } » n’est pas une valeur de « { $key } ». Il faut { $list }.
filter-error-span = il faut une durée, comme { $example }.
filter-error-date = il faut une date, comme 2026, 2026-11 ou 2026-11-27.
filter-error-colon = « { $key } » ne se compare pas avec < ou > : écrivez « { $key }: ».
filter-error-closing-quote = le guillemet fermant manque.
filter-error-no-joining = « { $typed } » ne relie rien : un cookie doit remplir chaque terme. L’une de plusieurs valeurs s’écrit { $example } ; le mot lui-même se met entre guillemets.
filter-offers = Propositions
filter-offers-count = { $count ->
    [one] { $count } proposition. La flèche du bas la choisit.
   *[other] { $count } propositions. La flèche du bas en choisit une.
}
filter-kept-result = Ce qui est montré est encore le dernier filtre compris.
cli-filter = Le filtre n’est pas compris. { $what }
filter-panel-keys = Clic : ne garder que cela · Clic droit ou Suppr : l’écarter
filter-panel-more = { $count ->
    [one] { $count } autre : tapez { $key }:
   *[other] { $count } autres : tapez { $key }:
}
filter-kept = Filtres gardés (Suppr en retire un)
filter-keep = Garder ce filtre…
filter-keep-title = Garder ce filtre
filter-keep-name = Nom
filter-keep-button = Garder
toast-filter-kept = Gardé sous le nom « { $name } », dans la liste sous « Filtrer ».
keyboard-by-cell = + et -
keyboard-by-cell-text = Ne garder que ce que dit la cellule, ou l’écarter
table-sort-place = { $what }, { $place } sur { $all }
keyboard-headings = Sur un en-tête
keyboard-headings-text = Maj+Entrée trie aussi par lui ; Ctrl+Gauche et Ctrl+Droite déplacent la colonne ; Maj+Début l’ajuste à ses textes
copy-rows-csv = Copier les lignes en CSV
copy-rows-json = Copier les lignes en JSON

## Suivi des bases, et ce qu’une lecture a changé
command-follow = Suivre les bases
command-start-from-here = Repartir d’ici
watch-title = Ce qui a changé
watch-list = Cookies nouveaux, modifiés et disparus
watch-following = Suivi depuis { $time } : { $what }
watch-since = Depuis la lecture de { $time } : { $what }
watch-nothing = rien n’a changé
watch-nothing-read = rien n’a changé dans ce qui a pu être relu
watch-not-known = on ne sait pas ce qui a changé
watch-new = { $count ->
    [one] { $count } nouveau
   *[other] { $count } nouveaux
}
watch-changed = { $count ->
    [one] { $count } modifié
   *[other] { $count } modifiés
}
watch-gone = { $count ->
    [one] { $count } disparu
   *[other] { $count } disparus
}
watch-mark-new = nouveau
watch-mark-changed = modifié
watch-mark-gone = disparu
watch-show-list = Voir la liste
watch-hide-list = Masquer la liste
watch-show-rows = Voir les lignes
watch-copy = Copier la liste
watch-stop = Arrêter le suivi
watch-more = Autres actions
watch-lost = { $store } est illisible pour le moment ; son suivi reprend dès son retour. { $reason }
watch-old = { $store } n’a pas pu être relu : ses lignes sont celles d’avant. { $reason }
watch-replaced = Un autre fichier a pris la place de { $store } : les cookies nouveaux et disparus sont la différence entre les deux.
news-attribute = { $attribute } : { $after }, auparavant { $before }
news-set-again = déposé de nouveau

## La palette de commandes
command-commands = Toutes les commandes
commands-hint = Tapez ce que vous voulez faire
commands-list = Commandes
commands-found = { $count ->
    [0] Aucune commande ne porte ce nom.
    [one] { $count } commande
   *[other] { $count } commandes
}

## Ce qui était ouvert revient
settings-start = Au démarrage
settings-start-page = La page d’accueil
settings-start-last = Ce qui était ouvert, filtré et trié de même
toast-last-gone = { $count ->
    [one] Une base ouverte la dernière fois n’a pas pu l’être à nouveau : { $names }
   *[other] { $count } bases ouvertes la dernière fois n’ont pas pu l’être à nouveau : { $names }
}

## Les premiers pas
command-tour = Premiers pas en trois étapes
tour-step = Étape { $step } sur { $all } : { $page }
tour-overview = L’essentiel en quelques phrases : combien de cookies, combien demandent votre accord, qui vous suit. Chaque nombre et chaque phrase mènent à leurs cookies.
tour-cookies = Les sites à gauche, leurs cookies au milieu. Choisissez une ligne à la souris ou avec les flèches : à droite s’affichent à quoi sert le cookie, pour qui, avec quelle certitude, et pourquoi.
tour-audit = Choisissez un site : ce que sa charte déclare est comparé à ce que contient la base. Chaque constat dit sur quoi il repose et que faire. Rien ne quitte cette machine.
tour-next = Suivant
tour-back = Précédent
tour-skip = Passer
tour-done = Terminer

## Filtres gardés
filter-drop = Supprimer « { $name } »
filter-keep-replaces = Un filtre de ce nom est déjà gardé et serait remplacé : { $filter }
filter-keep-replace = Remplacer
toast-filter-dropped = Filtre supprimé : { $name }
